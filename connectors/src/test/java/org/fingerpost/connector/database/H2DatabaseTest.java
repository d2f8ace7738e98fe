package org.fingerpost.connector.database;

import java.sql.SQLException;
import org.fingerpost.connector.contract.Proves;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

@Proves(value = DatabaseConnector.class, on = "database, H2")
class H2DatabaseTest extends DatabaseContract {
  private static Server server;

  @BeforeAll
  static void start() throws SQLException {
    server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @Override
  TestDatabase database() {
    return new TestDatabase(
        "jdbc:h2:tcp://127.0.0.1:%d/mem:member;DB_CLOSE_DELAY=-1;DATABASE_TO_LOWER=TRUE"
            .formatted(server.getPort()),
        "owner",
        "owner-password",
        "TIMESTAMP(6) WITH TIME ZONE",
        "TIMESTAMP(6)",
        "CURRENT_TIMESTAMP(6)");
  }
}
