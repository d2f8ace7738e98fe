package org.fingerpost.connector.database;

import java.io.IOException;
import java.util.Map;
import org.fingerpost.connector.contract.Proves;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

@Proves(value = DatabaseConnector.class, on = "database, PostgreSQL")
class PostgresDatabaseTest extends DatabaseContract {
  private static PostgreSql postgres;

  @BeforeAll
  static void start() throws Exception {
    postgres = PostgreSql.start(Map.of());
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @Override
  TestDatabase database() {
    return postgres.database();
  }
}
