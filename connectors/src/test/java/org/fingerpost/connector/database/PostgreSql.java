package org.fingerpost.connector.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** A real PostgreSQL for tests, whose owner needs the password. */
public final class PostgreSql implements AutoCloseable {
  private final EmbeddedPostgres server;

  private PostgreSql(EmbeddedPostgres server) {
    this.server = server;
  }

  /** Starts one with these settings. */
  public static PostgreSql start(Map<String, String> settings) throws IOException, SQLException {
    EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
    settings.forEach(builder::setServerConfig);
    PostgreSql started = new PostgreSql(builder.start());
    started.makeOwner();
    return started;
  }

  /** It trusts everybody on this machine, unless told. */
  private void makeOwner() throws SQLException, IOException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE ROLE owner SUPERUSER REPLICATION LOGIN PASSWORD 'owner-password'");
      try (ResultSet row = statement.executeQuery("SHOW hba_file")) {
        row.next();
        Path rules = Path.of(row.getString(1));
        String password =
            "host all owner 127.0.0.1/32 scram-sha-256\n"
                + "host replication owner 127.0.0.1/32 scram-sha-256\n";
        Files.writeString(rules, password + Files.readString(rules));
      }
      statement.execute("SELECT pg_reload_conf()");
    }
  }

  /** Its database, as its owner sees it. */
  public TestDatabase database() {
    return TestDatabase.ofPostgreSql(
        "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(server.getPort()),
        "owner",
        "owner-password");
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
