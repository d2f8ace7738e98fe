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
 * @param now the moment in the database's SQL
 */
record TestDatabase(String url, String user, String password, String instant, String now) {
  Connection connect() throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  void run(String... statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  SystemDescriptor.Database system() {
    return new SystemDescriptor.Database(url, user, new Secret("${env:TEST}"));
  }

  /** That many seconds from now, in the database's SQL; negative: ago. */
  String secondsFromNow(double seconds) {
    return url.startsWith("jdbc:h2:")
        ? "DATEADD('MILLISECOND', %d, %s)".formatted((long) (seconds * 1000), now)
        : "%s + INTERVAL '%s' SECOND".formatted(now, seconds);
  }
}
