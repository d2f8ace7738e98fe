package org.fingerpost.connector.capture;

import org.fingerpost.connector.contract.Proves;
import org.fingerpost.connector.database.MySql;
import org.fingerpost.connector.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

@Proves(value = CaptureConnector.class, on = "database followed by its log, MySQL with GTIDs")
class MySqlNumberedCaptureTest extends BinaryLogContract {
  private static MySql server;

  @BeforeAll
  static void start() throws Exception {
    server =
        MySql.start(
            "--log-bin=log",
            "--binlog-format=ROW",
            "--server-id=1",
            "--gtid-mode=ON",
            "--enforce-gtid-consistency",
            "--log-slave-updates");
  }

  @AfterAll
  static void stop() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  @Override
  TestDatabase database() {
    return server.database("member");
  }
}
