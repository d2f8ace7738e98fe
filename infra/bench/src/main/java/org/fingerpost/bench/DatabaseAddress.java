package org.fingerpost.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Where a PostgreSQL of the bench is. */
record DatabaseAddress(String host, int port, String name, String user, String password) {
  /** The driver's address without credentials. */
  String url() {
    return "jdbc:postgresql://%s:%d/%s".formatted(host, port, name);
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), user, password);
  }

  /** The first number that the query answers. */
  long number(String query) throws SQLException {
    try (Connection connection = connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
