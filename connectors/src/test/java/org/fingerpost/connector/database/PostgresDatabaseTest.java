package org.fingerpost.connector.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresDatabaseTest extends DatabaseContract {
  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @Override
  TestDatabase database() {
    return on(postgres);
  }

  static TestDatabase on(EmbeddedPostgres postgres) {
    return new TestDatabase(
        "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(postgres.getPort()),
        "postgres",
        "postgres",
        "timestamptz",
        "now()");
  }
}
