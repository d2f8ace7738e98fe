package org.fingerpost.connector.capture;

import java.sql.SQLException;
import org.awaitility.Awaitility;
import org.fingerpost.connector.contract.Proves;
import org.fingerpost.connector.database.Images;
import org.fingerpost.connector.database.TestDatabase;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** Skipped where nothing runs containers. */
@Testcontainers(disabledWithoutDocker = true)
@Proves(
    value = CaptureConnector.class,
    on = "database followed by its log, PostgreSQL 15 in a container")
class PostgresCaptureContainersIT extends CaptureContract {
  @Container
  private static final PostgreSQLContainer SERVER =
      new PostgreSQLContainer(Images.postgres())
          .withCommand("postgres", "-c", "wal_level=logical", "-c", "fsync=off");

  @Override
  TestDatabase database() {
    return new TestDatabase(
        "jdbc:postgresql://127.0.0.1:%d/%s"
            .formatted(SERVER.getMappedPort(5432), SERVER.getDatabaseName()),
        SERVER.getUsername(),
        SERVER.getPassword(),
        "timestamptz",
        "timestamp",
        "now()");
  }

  /** Of the key alone: no other column is in the stream. */
  @Override
  void publish() throws SQLException {
    database()
        .run(
            "DROP PUBLICATION IF EXISTS fingerpost",
            "CREATE PUBLICATION fingerpost FOR TABLE events (id)");
  }

  @Override
  void loseLog() {
    // Its reader from a moment ago may still hold it.
    Awaitility.await()
        .ignoreExceptions()
        .until(
            () -> {
              database().run("SELECT pg_drop_replication_slot('fingerpost_events')");
              return true;
            });
  }
}
