package org.fingerpost.infra.hub;

import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.route.flow.HubServices;
import org.fingerpost.route.flow.RouteBoard;

/**
 * One running hub: engines, topics, joint database and its stages. It starts even when a member is
 * away; that member's routes say so and try again by themselves.
 */
public final class Hub implements AutoCloseable {
  private final CloseStack started;
  private final HubServices services;
  private final WebAddress address;
  private final CountDownLatch closed = new CountDownLatch(1);

  Hub(CloseStack started, HubServices services, WebAddress address) {
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
    return new HubStart(settings, Optional.empty(), members, stages, lines).run();
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
    return new HubStart(settings, Optional.of(ahead), members, EnumSet.allOf(Stage.class), lines)
        .run();
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
