package org.fingerpost.connector.capture;

import org.fingerpost.connector.contract.Proves;
import org.fingerpost.connector.database.Images;
import org.fingerpost.connector.database.TestDatabase;
import org.junit.jupiter.api.condition.EnabledIf;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.mysql.MySQLContainer;

/** Skipped where nothing runs containers, or where there is no image of a MySQL. */
@EnabledIf(
    value = "org.fingerpost.connector.database.Images#hasMySql",
    disabledReason =
        "nothing runs containers here, or no image of a MySQL is to be had (MYSQL_IMAGE names one)")
@Testcontainers
@Proves(
    value = CaptureConnector.class,
    on =
        "database followed by its log, MySQL 8.4 in a container (where one is to be had; not seen to run yet)")
class MySqlCaptureContainersIT extends BinaryLogContract {
  @Container
  private static final MySQLContainer SERVER =
      new MySQLContainer(Images.mySql()).withCommand(loggingRows()).withDatabaseName("member");

  @Override
  TestDatabase database() {
    return TestDatabase.ofMySqlOrMariaDb(
        "jdbc:mysql://127.0.0.1:%d/member?allowPublicKeyRetrieval=true"
            .formatted(SERVER.getMappedPort(3306)),
        "root",
        SERVER.getPassword());
  }

  @Override
  void loseLog() throws Exception {
    database().run("RESET BINARY LOGS AND GTIDS");
  }
}
