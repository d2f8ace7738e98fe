package org.fingerpost.connector.capture;

import org.fingerpost.connector.contract.Proves;
import org.fingerpost.connector.database.Images;
import org.fingerpost.connector.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.mysql.MySQLContainer;

/** Skipped where nothing runs containers, or where there is no image of a MySQL. */
@Testcontainers(disabledWithoutDocker = true)
@Proves(
    value = CaptureConnector.class,
    on =
        "database followed by its log, MySQL 8.4 in a container (where one is to be had; not seen to run yet)")
class MySqlCaptureContainersIT extends BinaryLogContract {
  private static final MySQLContainer SERVER =
      new MySQLContainer(Images.mySql())
          .withCommand("mysqld", "--log-bin=log", "--binlog-format=ROW", "--server-id=1")
          .withDatabaseName("member");

  @BeforeAll
  static void start() {
    try {
      SERVER.start();
    } catch (ContainerFetchException e) {
      Assumptions.abort("No image of a MySQL: " + Images.mySql());
    }
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
  }

  @Override
  TestDatabase database() {
    return new TestDatabase(
        "jdbc:mysql://127.0.0.1:%d/member?allowPublicKeyRetrieval=true"
            .formatted(SERVER.getMappedPort(3306)),
        "root",
        SERVER.getPassword(),
        "TIMESTAMP(6) NULL",
        "DATETIME",
        "CURRENT_TIMESTAMP(6)");
  }

  @Override
  void loseLog() throws Exception {
    database().run("RESET BINARY LOGS AND GTIDS");
  }
}
