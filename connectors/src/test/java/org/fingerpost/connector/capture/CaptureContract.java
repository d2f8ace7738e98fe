package org.fingerpost.connector.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.contract.ConnectorContract;
import org.fingerpost.connector.contract.Follower;
import org.fingerpost.connector.contract.MemberSystem;
import org.fingerpost.connector.contract.Row;
import org.fingerpost.connector.database.TableSystem;
import org.fingerpost.connector.database.TestDatabase;
import org.fingerpost.connector.descriptor.SystemDescriptor;
import org.fingerpost.connector.sharing.SharingFilter;
import org.junit.jupiter.api.Test;

/** What following a log promises beyond what every connector promises. */
abstract class CaptureContract extends ConnectorContract {
  private static final SystemDescriptor.Capture CAPTURE =
      new SystemDescriptor.Capture("fingerpost", "fingerpost", 7_110_000);

  abstract TestDatabase database();

  /** Lets the log tell of the table. */
  abstract void publish() throws SQLException;

  /** Makes the log forget what it has. */
  abstract void loseLog() throws Exception;

  @Override
  protected MemberSystem newSystem() throws Exception {
    MemberSystem system = new TableSystem(database(), Optional.empty(), CaptureContract::connector);
    publish();
    return system;
  }

  static Connector connector(SystemDescriptor.Database system, String password) {
    return new CaptureConnector(
        system,
        CAPTURE,
        dataset -> new SharingFilter(dataset).columns(),
        secret -> password,
        Duration.ofMillis(500));
  }

  @Test
  void a_delete_arrives_without_any_listing() throws Exception {
    try (MemberSystem system = newSystem();
        Follower hub = new Follower(system)) {
      system.put(List.of(Row.of("1", "Chess club"), Row.of("2", "Bowls club")));
      until(hub, () -> assertThat(hub.records()).hasSize(2));
      system.delete(List.of("1"));
      until(hub, () -> assertThat(hub.records().keySet()).containsExactly("2"));
      system.put(List.of(Row.of("1", "Chess again")));
      until(hub, () -> assertThat(hub.records().keySet()).containsExactly("1", "2"));
    }
  }

  @Test
  void a_batch_that_was_not_made_safe_comes_again() throws Exception {
    try (MemberSystem system = newSystem();
        Follower hub = new Follower(system)) {
      system.put(List.of(Row.of("1", "Chess club")));
      until(hub, () -> assertThat(hub.records()).hasSize(1));
      system.put(List.of(Row.of("2", "Bowls club")));
      List<String> lost = new ArrayList<>();
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .pollInSameThread()
          .untilAsserted(
              () -> {
                lookAndBeKilled(hub, lost);
                assertThat(lost).isNotEmpty();
              });
      assertThat(hub.records()).hasSize(1);
      hub.restart();
      until(hub, () -> assertThat(hub.records().keySet()).containsExactly("1", "2"));
    }
  }

  @Test
  void a_connection_that_breaks_under_the_stream_is_said_and_taken_up_again() throws Exception {
    try (MemberSystem system = newSystem();
        Follower hub = new Follower(system)) {
      system.put(List.of(Row.of("1", "Chess club")));
      until(hub, () -> assertThat(hub.records()).hasSize(1));
      until(hub, () -> assertThat(hub.positions()).hasSizeGreaterThan(2));
      system.goAway();
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .pollInSameThread()
          .until(() -> ConnectorContract.fails(hub));
      system.put(List.of(Row.of("2", "Typed meanwhile")));
      system.delete(List.of("1"));
      system.comeBack();
      until(hub, () -> assertThat(hub.records().keySet()).containsExactly("2"));
    }
  }

  @Test
  void a_log_that_no_longer_reaches_back_leads_to_a_new_listing_with_its_deletes()
      throws Exception {
    try (MemberSystem system = newSystem();
        Follower hub = new Follower(system)) {
      system.put(List.of(Row.of("1", "Chess club"), Row.of("2", "Bowls club")));
      until(hub, () -> assertThat(hub.records()).hasSize(2));
      hub.close();
      system.delete(List.of("1"));
      loseLog();
      system.put(List.of(Row.of("3", "Darts")));
      hub.restart();
      until(hub, () -> assertThat(hub.records().keySet()).containsExactly("2", "3"));
      assertThat(hub.gaps()).isEqualTo(1);
    }
  }

  @Test
  void a_table_that_is_emptied_in_one_go_is_compared() throws Exception {
    try (MemberSystem system = newSystem();
        Follower hub = new Follower(system)) {
      system.put(List.of(Row.of("1", "Chess club"), Row.of("2", "Bowls club")));
      until(hub, () -> assertThat(hub.records()).hasSize(2));
      database().run("TRUNCATE TABLE events");
      system.put(List.of(Row.of("3", "Darts")));
      until(hub, () -> assertThat(hub.records().keySet()).containsExactly("3"));
    }
  }

  private static void lookAndBeKilled(Follower hub, List<String> lost) throws Exception {
    try {
      hub.look(
          page -> {
            if (page.rows().stream().anyMatch(row -> row.key().equals("2"))) {
              lost.add("2");
              throw new InterruptedException("killed before the ledger was written");
            }
          });
    } catch (InterruptedException e) {
      // As meant.
    }
  }

  static void until(Follower hub, ThrowingRunnable holds) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollDelay(Duration.ZERO)
        .pollInSameThread()
        .untilAsserted(
            () -> {
              assertThat(ConnectorContract.fails(hub)).as("failed for now").isFalse();
              holds.run();
            });
  }
}
