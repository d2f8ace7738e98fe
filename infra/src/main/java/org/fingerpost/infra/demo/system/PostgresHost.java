package org.fingerpost.infra.demo.system;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;

/**
 * The PostgreSQL server in which some members keep their databases: each its own, with an owner,
 * and a reader for the hub that may do nothing but read.
 *
 * @param server a JDBC address without a database, such as {@code jdbc:postgresql://127.0.0.1:5432}
 */
public record PostgresHost(String server, String user, String password) {
  /** The member's database, made with its two accounts unless it is there. */
  MemberSystem system(SystemPlan plan, SecretFiles secrets) {
    String name = name(plan.member());
    String owner = name + "_owner";
    String reader = name + "_reader";
    String ownersPassword = secrets.secret(plan.member() + "-owner");
    try (Connection connection =
        DriverManager.getConnection(server + "/postgres", user, password)) {
      role(connection, owner, ownersPassword);
      role(connection, reader, secrets.secret(plan.member() + "-reader"));
      database(connection, name, owner, reader);
    } catch (SQLException e) {
      throw new MemberSystemException("The database of " + plan.member() + " was not made.", e);
    }
    String grant = "GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + reader;
    return new SqlSystem(plan, server + '/' + name, owner, ownersPassword, List.of(grant));
  }

  /** The name of the member's database. */
  static String name(String member) {
    return member.replace('-', '_').toLowerCase(Locale.ROOT);
  }

  // DDL takes no parameters. Names are the demo's own, and passwords are hexadecimal digits.
  private static void role(Connection connection, String role, String password)
      throws SQLException {
    if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role)) {
      execute(connection, "CREATE ROLE %s LOGIN".formatted(role));
    }
    execute(connection, "ALTER ROLE %s PASSWORD '%s'".formatted(role, password));
  }

  private static void database(Connection connection, String name, String owner, String reader)
      throws SQLException {
    if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
      execute(connection, "CREATE DATABASE %s OWNER %s".formatted(name, owner));
    }
    execute(connection, "REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(name));
    execute(connection, "GRANT CONNECT ON DATABASE %s TO %s".formatted(name, reader));
  }

  private static boolean exists(Connection connection, String query, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
