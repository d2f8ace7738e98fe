package org.fingerpost.connector.capture;

import org.fingerpost.connector.contract.Proves;
import org.fingerpost.connector.database.Images;
import org.fingerpost.connector.database.TestDatabase;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.mariadb.MariaDBContainer;

/** Skipped where nothing runs containers. */
@Testcontainers(disabledWithoutDocker = true)
@Proves(
    value = CaptureConnector.class,
    on = "database followed by its log, MariaDB 10.11 in a container")
class MariaDbCaptureContainersIT extends BinaryLogContract {
  @Container
  private static final MariaDBContainer SERVER =
      new MariaDBContainer(Images.mariaDb()).withCommand(loggingRows()).withDatabaseName("member");

  @Override
  TestDatabase database() {
    return TestDatabase.ofMySqlOrMariaDb(
        "jdbc:mariadb://127.0.0.1:%d/member".formatted(SERVER.getMappedPort(3306)),
        "root",
        SERVER.getPassword());
  }
}
