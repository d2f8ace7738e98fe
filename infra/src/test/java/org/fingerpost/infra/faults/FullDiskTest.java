package org.fingerpost.infra.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.Predicate;
import org.fingerpost.embedded.EmbeddedDatabase;
import org.fingerpost.infra.hub.Hub;
import org.fingerpost.route.flow.RouteBoard.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The joint database stands on a small disk of its own, which is filled to the last byte. */
class FullDiskTest {
  private static final Duration LONG = Duration.ofSeconds(120);
  private static final int GROUPS = 100;
  private static final int NAMELESS = 3_000;
  private static final String NOTE = "Meets on the first Monday of the month. ".repeat(12).strip();

  @TempDir Path folder;

  private SmallDisk disk;
  private EmbeddedDatabase memberServer;
  private TableDesk table;
  private Engines engines;
  private Hub hub;

  @BeforeEach
  void aHubWhoseDatabaseHasADiskOfItsOwn() throws Exception {
    disk = SmallDisk.mount(Files.createDirectories(folder.resolve("engines/database")), 500);
    memberServer = EmbeddedDatabase.start(folder.resolve("member"));
    table = new TableDesk("ledger", memberServer);
    table.describe(folder.resolve("members"), Descriptors.EAGER);
    table.save(Row.of("1", "First group", "before"));
    engines = new Engines(folder.resolve("engines"));
    hub =
        Hub.start(
            engines.settings(folder.resolve("hub")),
            Descriptors.read(folder.resolve("members")),
            line -> {});
    Flow.of(engines).awaitTruth(table);
  }

  @AfterEach
  void stop() throws Exception {
    if (hub != null) {
      hub.close();
      engines.close();
      table.close();
      memberServer.close();
    }
    disk.close();
  }

  @Test
  void nothing_is_lost_while_refusals_meet_a_full_disk_and_the_hub_says_so_and_recovers_by_itself()
      throws Exception {
    keepRoomInTheLog();
    disk.fill();
    for (int id = 2; id <= GROUPS; id++) {
      table.save(Row.of(String.valueOf(id), "Group " + id, NOTE));
    }
    table.execute(
        "INSERT INTO groups (id, note, consent, gone, changed) SELECT 'nameless-' || n, 'no name', 'yes', '0', clock_timestamp() FROM generate_series(1, %d) n"
            .formatted(NAMELESS));
    awaitSaid();
    assertThat(Web.get(hub.address(), "/health/live").status()).isEqualTo(200);

    disk.makeRoom();
    JointDatabaseView joint = engines.joint();
    await()
        .atMost(LONG)
        .until(
            () -> joint.count("SELECT count(*) FROM quarantine WHERE status = 'open'") == NAMELESS);
    assertThat(joint.count("SELECT sum(open) FROM quarantine_cause")).isEqualTo(NAMELESS);
    Flow.of(engines).awaitTruth(table);
    Flow.of(engines).assertEachOnceAndPublished(table);
    await().atMost(LONG).until(() -> ready().status() == 200);
    await().atMost(LONG).until(() -> hub.board().all().stream().allMatch(is("FRESH")));
  }

  /** As a server has that ran for a while: files of its log that it will write again. */
  private void keepRoomInTheLog() throws Exception {
    try (Connection connection = engines.server().dataSource("postgres").getConnection();
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < 5; i++) {
        statement.execute("CREATE TABLE filler AS SELECT 1");
        statement.execute("SELECT pg_switch_wal()");
        statement.execute("DROP TABLE filler");
      }
      statement.execute("CHECKPOINT");
    }
  }

  private void awaitSaid() {
    await()
        .atMost(LONG)
        .untilAsserted(
            () -> {
              Web.Answer answer = ready();
              assertThat(answer.status()).isEqualTo(503);
              assertThat(answer.json().at("/needs/database/cause").asText())
                  .contains("disk is full", "the hub goes on by itself");
              assertThat(hub.board().all())
                  .filteredOn(is("FAILING_RETRIABLE"))
                  .extracting(Status::cause)
                  .anySatisfy(cause -> assertThat(cause).contains("disk is full"));
            });
  }

  private static Predicate<Status> is(String state) {
    return route -> route.state().name().equals(state);
  }

  private Web.Answer ready() {
    return Web.get(hub.address(), "/health/ready");
  }
}
