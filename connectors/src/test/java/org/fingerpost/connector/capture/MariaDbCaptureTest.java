package org.fingerpost.connector.capture;

import org.fingerpost.connector.contract.Proves;
import org.fingerpost.connector.database.MariaDb;
import org.fingerpost.connector.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

@Proves(value = CaptureConnector.class, on = "database followed by its log, MariaDB")
class MariaDbCaptureTest extends BinaryLogContract {
  private static MariaDb server;

  @BeforeAll
  static void start() throws Exception {
    server = MariaDb.start("--log-bin=log", "--binlog-format=ROW", "--server-id=1");
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Override
  TestDatabase database() {
    return new TestDatabase(
        server.url("member"),
        server.user(),
        server.password(),
        "TIMESTAMP(6) NULL",
        "DATETIME",
        "CURRENT_TIMESTAMP(6)");
  }
}
