package org.fingerpost.infra.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.fingerpost.infra.faults.HeldHub.LONG;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.fingerpost.route.flow.RouteBoard.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The joint database stands on a small disk of its own, which is filled to the last byte. */
class FullDiskTest {
  private static final int GROUPS = 100;
  private static final int NAMELESS = 3_000;
  private static final String NOTE = "Meets on the first Monday of the month. ".repeat(12).strip();

  @TempDir Path folder;

  private SmallDisk disk;
  private HeldHub held;
  private TableDesk table;

  @BeforeEach
  void aHubWhoseDatabaseHasADiskOfItsOwn() throws Exception {
    disk = SmallDisk.mount(Files.createDirectories(folder.resolve("engines/database")), 500);
    held = new HeldHub(folder);
    table = held.table();
    table.save(Row.of("1", "First group", "before"));
    held.start();
    held.flow().awaitTruth(table);
  }

  @AfterEach
  void stop() throws Exception {
    if (held != null) {
      held.close();
    }
    // Where no disk can be mounted the test is skipped.
    if (disk != null) {
      disk.close();
    }
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
    held.assertAlive();

    disk.makeRoom();
    JointDatabaseView joint = held.engines().joint();
    await()
        .atMost(LONG)
        .until(
            () -> joint.count("SELECT count(*) FROM quarantine WHERE status = 'open'") == NAMELESS);
    assertThat(joint.count("SELECT sum(open) FROM quarantine_cause")).isEqualTo(NAMELESS);
    held.flow().awaitTruth(table);
    held.flow().assertEachOnceAndPublished(table);
    held.awaitFresh();
  }

  /** As a server has that ran for a while: files of its log that it will write again. */
  private void keepRoomInTheLog() throws Exception {
    try (Connection connection = held.engines().server().dataSource("postgres").getConnection();
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
              Web.Answer answer = held.ready();
              assertThat(answer.status()).isEqualTo(503);
              assertThat(answer.json().at("/needs/database/cause").asText())
                  .contains("disk is full", "the hub goes on by itself");
              assertThat(held.hub().board().all())
                  .filteredOn(HeldHub.in("FAILING_RETRIABLE"))
                  .extracting(Status::cause)
                  .anySatisfy(cause -> assertThat(cause).contains("disk is full"));
            });
  }
}
