package org.fingerpost.infra.hub;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.route.access.AccessSettings;
import org.fingerpost.route.collect.Withdrawals;
import org.fingerpost.route.flow.Durability;
import org.fingerpost.route.flow.FlowMetrics;
import org.fingerpost.route.flow.FlowSettings;
import org.fingerpost.route.flow.FlowTraces;
import org.fingerpost.route.flow.HubServices;
import org.fingerpost.route.flow.RouteBoard;
import org.fingerpost.route.flow.TopicMaker;
import org.fingerpost.route.flow.TopicWriter;
import org.fingerpost.route.joint.JointDatabase;
import org.fingerpost.route.operate.MemberTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running hub: engines, topics, joint database and its stages. It starts even when a member is
 * away; that member's routes say so and try again by themselves.
 */
public final class Hub implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Hub.class);

  private final CloseStack started;
  private final HubServices services;
  private final WebAddress address;
  private final CountDownLatch closed = new CountDownLatch(1);

  /** What is to be started, and who is told of it. */
  record Start(
      HubSettings settings,
      Optional<BrokerAhead> ahead,
      List<MemberDescriptor> members,
      Set<Stage> stages,
      Consumer<String> lines) {}

  private Hub(CloseStack started, HubServices services, WebAddress address) {
    this.started = started;
    this.services = services;
    this.address = address;
  }

  /** Starts every stage; see {@link #start(HubSettings, List, Set, Consumer)}. */
  public static Hub start(
      HubSettings settings, List<MemberDescriptor> members, Consumer<String> lines)
      throws InterruptedException {
    return start(settings, members, EnumSet.allOf(Stage.class), lines);
  }

  /**
   * Starts the engines and those stages, and returns when records flow.
   *
   * @param stages the others are left to other processes on the same broker and database
   * @param lines is told, line by line, what has been started
   * @throws UsageException when the settings cannot be met
   * @throws EngineException when an engine of one's own does not answer
   */
  public static Hub start(
      HubSettings settings,
      List<MemberDescriptor> members,
      Set<Stage> stages,
      Consumer<String> lines)
      throws InterruptedException {
    return start(new Start(settings, Optional.empty(), members, stages, lines));
  }

  /**
   * As {@link #start(HubSettings, List, Set, Consumer)}, but waits for engines of one's own that do
   * not answer. Its health answers meanwhile: alive, not ready, and which engine is away.
   */
  public static Hub startPatiently(
      HubSettings settings,
      List<MemberDescriptor> members,
      Set<Stage> stages,
      Consumer<String> lines)
      throws InterruptedException {
    EngineWait.await(settings, lines);
    return start(settings, members, stages, lines);
  }

  /**
   * As {@link #start(HubSettings, List, Consumer)}.
   *
   * @param ahead the embedded broker, which the caller has begun to start; closed with the hub
   */
  public static Hub start(
      HubSettings settings,
      BrokerAhead ahead,
      List<MemberDescriptor> members,
      Consumer<String> lines)
      throws InterruptedException {
    return start(
        new Start(settings, Optional.of(ahead), members, EnumSet.allOf(Stage.class), lines));
  }

  private static Hub start(Start start) throws InterruptedException {
    return start(start, durability -> durability);
  }

  /** Lets somebody stand between the stages and what makes their topics durable. */
  static Hub start(Start start, UnaryOperator<Durability> watch) throws InterruptedException {
    CloseStack started = new CloseStack();
    started.closeWithProcess();
    try {
      return start(start, watch, started);
    } catch (RuntimeException | InterruptedException e) {
      started.close();
      throw e;
    }
  }

  private static Hub start(Start start, UnaryOperator<Durability> watch, CloseStack started)
      throws InterruptedException {
    HubSettings settings = start.settings();
    WebAddress address = WebAddress.claim(settings.bind(), settings.port());
    Engines engines = Engines.start(settings, start.ahead(), started, start.lines()).watched(watch);
    PrometheusMeterRegistry registry = HubMetrics.registry(settings.data());
    FlowTraces traces = traces(settings, started);
    HubServices services =
        services(engines, start.members(), new FlowMetrics(registry, traces), started);
    List<String> departed = prepare(services);
    String publicAddress = settings.publicAddress().orElse(address.uri().toString());
    Stages stages =
        new Stages(
            start.stages(),
            services,
            departed,
            registry,
            new AccessSettings(publicAddress, settings.openId()),
            settings.linking(),
            ReferralFile.settings(settings.data(), publicAddress, System.getenv()),
            started);
    started.add(CamelRuntime.start(address, stages.routes()));
    start.lines().accept("Members     " + start.members().size());
    start
        .lines()
        .accept(
            (start.stages().contains(Stage.SERVE) ? "Directory   " : "Health      ")
                + address.uri()
                + "/");
    LOG.info("The hub runs at {} with {} members", address.uri(), start.members().size());
    return new Hub(started, services, address);
  }

  /**
   * Tables and topics stand before anything reads or writes them.
   *
   * @return the ids of members that shared something once and have no descriptor now
   */
  private static List<String> prepare(HubServices services) throws InterruptedException {
    try {
      JointDatabase.migrate(services.database());
      new MemberTable(services.database()).tell(services.members());
      Set<String> members = new TreeSet<>(new Withdrawals(services.database()).members());
      List<String> described = services.members().stream().map(MemberDescriptor::id).toList();
      members.addAll(described);
      services.topics().make(TopicMaker.topicsOf(members));
      described.forEach(members::remove);
      return List.copyOf(members);
    } catch (IllegalStateException e) {
      throw new EngineException(e.getMessage(), e);
    } catch (SQLException e) {
      throw new EngineException(
          "PostgreSQL broke off (SQL state %s). See that it runs.".formatted(e.getSQLState()), e);
    }
  }

  private static FlowTraces traces(HubSettings settings, CloseStack started) {
    return settings
        .traces()
        .<FlowTraces>map(where -> started.add(new OpenTelemetryTraces(where)))
        .orElse(FlowTraces.NONE);
  }

  private static HubServices services(
      Engines engines, List<MemberDescriptor> members, FlowMetrics metrics, CloseStack started) {
    FlowSettings flow = FlowSettings.of(engines.brokers());
    return new HubServices(
        engines.database(),
        flow,
        started.add(new TopicWriter(flow)),
        started.add(new TopicMaker(flow)),
        engines.durability(),
        new RouteBoard(Clock.systemUTC()),
        metrics,
        Clock.systemUTC(),
        members);
  }

  /** Where its pages are. */
  public URI address() {
    return address.uri();
  }

  /** How every route is doing. */
  public RouteBoard board() {
    return services.board();
  }

  /** The joint database. */
  public DataSource database() {
    return services.database();
  }

  /** The bootstrap servers of its broker. */
  public String brokers() {
    return services.settings().brokers();
  }

  /** Returns when the hub has been closed. */
  public void awaitClose() throws InterruptedException {
    closed.await();
  }

  /** Stops reading, lets batches under way end, then stops the engines. Safe to call twice. */
  @Override
  public void close() {
    started.close();
    closed.countDown();
  }
}
