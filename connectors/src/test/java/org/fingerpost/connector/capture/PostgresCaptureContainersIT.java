package org.fingerpost.connector.capture;

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
class PostgresCaptureContainersIT extends SlotContract {
  @Container
  private static final PostgreSQLContainer SERVER =
      new PostgreSQLContainer(Images.postgres())
          .withCommand("postgres", "-c", "wal_level=logical", "-c", "fsync=off");

  @Override
  TestDatabase database() {
    return TestDatabase.ofPostgreSql(
        "jdbc:postgresql://127.0.0.1:%d/%s"
            .formatted(SERVER.getMappedPort(5432), SERVER.getDatabaseName()),
        SERVER.getUsername(),
        SERVER.getPassword());
  }
}
