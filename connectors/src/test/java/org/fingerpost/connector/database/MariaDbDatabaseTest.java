package org.fingerpost.connector.database;

import org.fingerpost.connector.contract.Proves;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

@Proves(value = DatabaseConnector.class, on = "database, MariaDB")
class MariaDbDatabaseTest extends DatabaseContract {
  private static MariaDb server;

  @BeforeAll
  static void start() throws Exception {
    server = MariaDb.start();
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Override
  TestDatabase database() {
    return server.database("member");
  }
}
