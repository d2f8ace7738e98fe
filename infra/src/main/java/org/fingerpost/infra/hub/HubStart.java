package org.fingerpost.infra.hub;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
 * A hub that is to be started: the engines first, then tables and topics, then the stages. What has
 * been started is closed again where the rest cannot be.
 *
 * @param ahead the embedded broker, where somebody has begun to start it
 * @param lines is told, line by line, what has been started
 */
record HubStart(
    HubSettings settings,
    Optional<BrokerAhead> ahead,
    List<MemberDescriptor> members,
    Set<Stage> stages,
    Consumer<String> lines) {
  private static final Logger LOG = LoggerFactory.getLogger(HubStart.class);

  /** Does it, and returns when records flow; see {@link Hub#start}. */
  Hub run() throws InterruptedException {
    return run(durability -> durability);
  }

  /** Lets somebody stand between the stages and what makes their topics durable. */
  Hub run(UnaryOperator<Durability> watch) throws InterruptedException {
    CloseStack started = new CloseStack();
    started.closeWithProcess();
    try {
      return run(watch, started);
    } catch (RuntimeException | InterruptedException e) {
      started.close();
      throw e;
    }
  }

  private Hub run(UnaryOperator<Durability> watch, CloseStack started) throws InterruptedException {
    WebAddress address = WebAddress.claim(settings.bind(), settings.port());
    Engines engines = Engines.start(settings, ahead, started, lines).watched(watch);
    PrometheusMeterRegistry registry = HubMetrics.registry(settings.data());
    HubServices services = services(engines, new FlowMetrics(registry, traces(started)), started);
    List<String> departed = prepare(services);
    started.add(
        CamelRuntime.start(
            address,
            stages(services, engines.database().pages(), departed, registry, address, started)
                .routes()));
    lines.accept("Members     " + members.size());
    lines.accept(
        (stages.contains(Stage.SERVE) ? "Directory   " : "Health      ") + address.uri() + "/");
    LOG.info("The hub runs at {} with {} members", address.uri(), members.size());
    return new Hub(started, services, address);
  }

  private Stages stages(
      HubServices services,
      DataSource pages,
      List<String> departed,
      PrometheusMeterRegistry registry,
      WebAddress address,
      CloseStack started) {
    String publicAddress = settings.publicAddress().orElse(address.uri().toString());
    return new Stages(
        stages,
        services,
        pages,
        departed,
        registry,
        new AccessSettings(publicAddress, settings.openId()),
        settings.linking(),
        ReferralFile.settings(settings.data(), publicAddress, System.getenv()),
        started);
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

  private FlowTraces traces(CloseStack started) {
    return settings
        .traces()
        .<FlowTraces>map(where -> started.add(new OpenTelemetryTraces(where)))
        .orElse(FlowTraces.NONE);
  }

  private HubServices services(Engines engines, FlowMetrics metrics, CloseStack started) {
    FlowSettings flow = FlowSettings.of(engines.brokers());
    return new HubServices(
        engines.database().flow(),
        flow,
        started.add(new TopicWriter(flow)),
        started.add(new TopicMaker(flow)),
        engines.durability(),
        new RouteBoard(Clock.systemUTC()),
        metrics,
        Clock.systemUTC(),
        members);
  }
}
