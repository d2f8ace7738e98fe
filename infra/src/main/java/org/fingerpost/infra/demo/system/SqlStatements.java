package org.fingerpost.infra.demo.system;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fingerpost.infra.demo.invent.Fact;

/** Runs the statements of {@link SqlDialect} on a connection of its caller. */
final class SqlStatements {
  private SqlStatements() {}

  static boolean exists(Connection connection, String table) throws SQLException {
    try (ResultSet tables = connection.getMetaData().getTables(null, null, table, null)) {
      if (!tables.next()) {
        return false;
      }
    }
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT 1 FROM " + SqlDialect.quoted(table) + " LIMIT 1")) {
      return row.next();
    }
  }

  static List<Map<Fact, String>> select(Connection connection, Form form) throws SQLException {
    List<Map<Fact, String>> records = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(SqlDialect.select(form))) {
      int place = 1;
      for (Column column : form.columns()) {
        if (column.constant().isPresent()) {
          select.setString(place++, column.constant().get());
        }
      }
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          records.add(form.facts(row(form, rows)));
        }
      }
    }
    return records;
  }

  private static Map<String, String> row(Form form, ResultSet rows) throws SQLException {
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < form.columns().size(); i++) {
      row.put(form.columns().get(i).name(), rows.getString(i + 1));
    }
    return row;
  }

  static void insert(Connection connection, Form form, List<Map<Fact, String>> records)
      throws SQLException {
    for (String table : SqlDialect.tables(form)) {
      List<Column> columns = SqlDialect.columnsOf(form, table);
      try (PreparedStatement insert =
          connection.prepareStatement(SqlDialect.insert(form, table, columns))) {
        for (Map<Fact, String> facts : records) {
          int place = 1;
          if (!table.equals(form.table())) {
            insert.setString(place++, facts.get(Fact.KEY));
          }
          bind(insert, place, columns, form.row(facts));
          insert.addBatch();
        }
        insert.executeBatch();
      }
    }
  }

  static void execute(
      Connection connection, String sql, List<Column> columns, Map<String, String> row, String key)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(bind(statement, 1, columns, row), key);
      statement.executeUpdate();
    }
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int bind(
      PreparedStatement statement, int first, List<Column> columns, Map<String, String> row)
      throws SQLException {
    int place = first;
    for (Column column : columns) {
      statement.setString(place++, row.get(column.name()));
    }
    return place;
  }
}
