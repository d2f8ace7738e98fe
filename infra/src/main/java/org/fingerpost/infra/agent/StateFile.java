package org.fingerpost.infra.agent;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.fingerpost.infra.hub.UsageException;

/** The agent's file on disk. Not safe for use by many threads: its owner sees to that. */
final class StateFile implements AutoCloseable {
  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE IF NOT EXISTS dataset (name VARCHAR PRIMARY KEY, shape VARCHAR, place VARCHAR, compared BIGINT)",
          "CREATE TABLE IF NOT EXISTS ledger (dataset VARCHAR, id VARCHAR, hash VARCHAR, PRIMARY KEY (dataset, id))",
          "CREATE TABLE IF NOT EXISTS outbox (number BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, dataset VARCHAR, about VARCHAR, event VARCHAR)",
          "CREATE INDEX IF NOT EXISTS outbox_of ON outbox (dataset, about)",
          "CREATE TABLE IF NOT EXISTS refused (dataset VARCHAR, about VARCHAR, event VARCHAR, reason VARCHAR, PRIMARY KEY (dataset, about))");

  private final Connection connection;

  private StateFile(Connection connection) {
    this.connection = connection;
  }

  /** Opens the file in that folder, or starts it. */
  static StateFile in(Path folder) {
    try {
      Connection connection =
          DriverManager.getConnection(
              "jdbc:h2:async:%s;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;CACHE_SIZE=8192"
                  .formatted(folder.toAbsolutePath().resolve("agent")),
              "agent",
              "");
      try (Statement statement = connection.createStatement()) {
        for (String table : TABLES) {
          statement.execute(table);
        }
      }
      connection.setAutoCommit(false);
      return new StateFile(connection);
    } catch (SQLException e) {
      throw new UsageException(
          "The agent's folder %s cannot be used: another agent may run on it, or this user may not write there."
              .formatted(folder),
          e);
    }
  }

  /** Makes something of a row. */
  interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  <T> List<T> ask(String sql, Reading<T> reading, String... parameters) throws SQLException {
    try (PreparedStatement statement = prepared(sql, parameters);
        ResultSet rows = statement.executeQuery()) {
      List<T> found = new ArrayList<>();
      while (rows.next()) {
        found.add(reading.of(rows));
      }
      return found;
    }
  }

  void run(String sql, String... parameters) throws SQLException {
    try (PreparedStatement statement = prepared(sql, parameters)) {
      statement.executeUpdate();
    }
  }

  private PreparedStatement prepared(String sql, String... parameters) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setString(i + 1, parameters[i]);
    }
    return statement;
  }

  /** Something that is written whole or not at all. */
  interface Work {
    void write() throws SQLException;
  }

  void inOneTransaction(Work work) throws SQLException {
    try {
      work.write();
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("the agent's state could not be closed", e);
    }
  }
}
