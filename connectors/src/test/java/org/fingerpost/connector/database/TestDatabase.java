package org.fingerpost.connector.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.fingerpost.connector.descriptor.Secret;
import org.fingerpost.connector.descriptor.SystemDescriptor;

/**
 * A real database that tests write to as its owner.
 *
 * @param instant the type of a column that holds a moment
 * @param wall the type of a column that holds a wall time
 * @param now the moment in the database's SQL
 */
public record TestDatabase(
    String url, String user, String password, String instant, String wall, String now) {
  /** One in a MySQL or MariaDB. */
  public static TestDatabase ofMySqlOrMariaDb(String url, String user, String password) {
    return new TestDatabase(
        url, user, password, "TIMESTAMP(6) NULL", "DATETIME", "CURRENT_TIMESTAMP(6)");
  }

  /** One in a PostgreSQL. */
  public static TestDatabase ofPostgreSql(String url, String user, String password) {
    return new TestDatabase(url, user, password, "timestamptz", "timestamp", "now()");
  }

  /** A connection of the owner's. */
  public Connection connect() throws SQLException {
    // MariaDB's driver serves MySQL too, where it is asked by its own name.
    return DriverManager.getConnection(
        url.replaceFirst("^jdbc:mysql:", "jdbc:mariadb:"), user, password);
  }

  /** Runs each statement by itself. */
  public void run(String... statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** As a descriptor has it; the secret is whatever the test makes of it. */
  public SystemDescriptor.Database system() {
    return systemAt(port());
  }

  /** The same, at another port of this machine. */
  public SystemDescriptor.Database systemAt(int port) {
    String address = url.replaceFirst(":" + port(), ":" + port);
    return new SystemDescriptor.Database(address, user, new Secret("${env:TEST}"));
  }

  /** The server's port. */
  public int port() {
    return Integer.parseInt(url.replaceFirst(".*127\\.0\\.0\\.1:(\\d+).*", "$1"));
  }

  /** Whether it is one of the two that descend from one MySQL. */
  boolean isMySqlOrMariaDb() {
    return url.startsWith("jdbc:mysql:") || url.startsWith("jdbc:mariadb:");
  }

  /** That many seconds from now, in the database's SQL; negative: ago. */
  String secondsFromNow(double seconds) {
    return url.startsWith("jdbc:h2:")
        ? "DATEADD('MILLISECOND', %d, %s)".formatted((long) (seconds * 1000), now)
        : "%s + INTERVAL '%s' SECOND".formatted(now, seconds);
  }
}
