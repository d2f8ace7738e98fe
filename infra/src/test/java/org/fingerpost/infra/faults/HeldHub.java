package org.fingerpost.infra.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import org.fingerpost.embedded.EmbeddedDatabase;
import org.fingerpost.infra.hub.Hub;
import org.fingerpost.route.flow.RouteBoard.Status;

/**
 * A hub in this process over engines that the test holds, with a member whose table stands on a
 * server of its own, so that it can be changed while an engine is away.
 */
final class HeldHub implements AutoCloseable {
  /** How long a busy machine may need for anything. */
  static final Duration LONG = Duration.ofSeconds(120);

  private final Path folder;
  private final EmbeddedDatabase memberServer;
  private final TableDesk table;
  private Engines engines;
  private Hub hub;

  /** The member alone, and its descriptor; {@link #start} starts the rest. */
  HeldHub(Path folder) {
    this.folder = folder;
    memberServer = EmbeddedDatabase.start(folder.resolve("member"));
    table = new TableDesk("ledger", memberServer);
    table.describe(members(), Descriptors.EAGER);
  }

  /** The folder of the descriptors. */
  Path members() {
    return folder.resolve("members");
  }

  TableDesk table() {
    return table;
  }

  /** Starts the engines, and then the hub with the members that are described by now. */
  void start() throws InterruptedException {
    engines = new Engines(folder.resolve("engines"));
    hub =
        Hub.start(engines.settings(folder.resolve("hub")), Descriptors.read(members()), line -> {});
  }

  Engines engines() {
    return engines;
  }

  Hub hub() {
    return hub;
  }

  Flow flow() {
    return Flow.of(engines);
  }

  Web.Answer ready() {
    return Web.get(hub.address(), "/health/ready");
  }

  /** Nobody starts it again for want of an engine. */
  void assertAlive() {
    assertThat(Web.get(hub.address(), "/health/live").status()).isEqualTo(200);
  }

  /** Waits until it is ready again and every route is fresh. */
  void awaitFresh() {
    await().atMost(LONG).until(() -> ready().status() == 200);
    await().atMost(LONG).until(() -> hub.board().all().stream().allMatch(in("FRESH")));
  }

  /** Routes in that state. */
  static Predicate<Status> in(String state) {
    return route -> route.state().name().equals(state);
  }

  @Override
  public void close() throws Exception {
    if (hub != null) {
      hub.close();
    }
    if (engines != null) {
      engines.close();
    }
    table.close();
    memberServer.close();
  }
}
