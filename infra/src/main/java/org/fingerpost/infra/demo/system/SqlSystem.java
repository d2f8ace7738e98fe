package org.fingerpost.infra.demo.system;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fingerpost.infra.demo.invent.Fact;

/**
 * A member's database, written with the owner's account. Made and filled in one transaction, so
 * that a start that was broken off leaves nothing half made.
 */
public final class SqlSystem implements MemberSystem {
  private final SystemPlan plan;
  private final String url;
  private final String user;
  private final String password;
  private final List<String> afterMaking;

  /**
   * A system at that address.
   *
   * @param afterMaking statements that give the hub's account what it may read
   */
  SqlSystem(SystemPlan plan, String url, String user, String password, List<String> afterMaking) {
    this.plan = plan;
    this.url = url;
    this.user = user;
    this.password = password;
    this.afterMaking = List.copyOf(afterMaking);
  }

  @Override
  public SystemPlan plan() {
    return plan;
  }

  @Override
  public boolean setUp(Map<Form, List<Map<Fact, String>>> records) {
    return inTransaction(
        connection -> {
          if (exists(connection, plan.organisations().table())) {
            return false;
          }
          // H2 commits at every CREATE: the organisations' table, which says that all is there,
          // is filled in the last step and counts only when it holds rows.
          for (String create : SqlDialect.createTables(plan.forms())) {
            execute(connection, create.replaceFirst("CREATE TABLE", "CREATE TABLE IF NOT EXISTS"));
          }
          for (String statement : afterMaking) {
            execute(connection, statement);
          }
          for (Form form : plan.forms()) {
            insert(connection, form, records.getOrDefault(form, List.of()));
          }
          return true;
        });
  }

  private static boolean exists(Connection connection, String table) throws SQLException {
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

  @Override
  public List<Map<Fact, String>> records(Form form) {
    return inTransaction(
        connection -> {
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
        });
  }

  private static Map<String, String> row(Form form, ResultSet rows) throws SQLException {
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < form.columns().size(); i++) {
      row.put(form.columns().get(i).name(), rows.getString(i + 1));
    }
    return row;
  }

  @Override
  public void add(Form form, Map<Fact, String> facts) {
    inTransaction(
        connection -> {
          insert(connection, form, List.of(facts));
          return true;
        });
  }

  private static void insert(Connection connection, Form form, List<Map<Fact, String>> records)
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

  @Override
  public void change(Form form, String key, Map<Fact, String> facts) {
    inTransaction(
        connection -> {
          Map<String, String> row = form.row(facts);
          for (String table : SqlDialect.tables(form)) {
            List<Column> columns =
                SqlDialect.columnsOf(form, table).stream()
                    .filter(column -> column.fact().filter(facts::containsKey).isPresent())
                    .toList();
            if (!columns.isEmpty()) {
              execute(connection, SqlDialect.update(form, table, columns), columns, row, key);
            }
          }
          return true;
        });
  }

  @Override
  public void remove(Form form, String key) {
    inTransaction(
        connection -> {
          for (String table : SqlDialect.tables(form)) {
            execute(connection, SqlDialect.delete(form, table), List.of(), Map.of(), key);
          }
          return true;
        });
  }

  private static void execute(
      Connection connection, String sql, List<Column> columns, Map<String, String> row, String key)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(bind(statement, 1, columns, row), key);
      statement.executeUpdate();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
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

  private <T> T inTransaction(Work<T> work) {
    try (Connection connection = DriverManager.getConnection(url, user, password)) {
      connection.setAutoCommit(false);
      T result = work.with(connection);
      connection.commit();
      return result;
    } catch (SQLException e) {
      throw new MemberSystemException("The database of " + plan.member() + " failed.", e);
    }
  }

  @Override
  public void close() {
    // Each piece of work opens and closes its own connection, as a person at a form does.
  }

  @FunctionalInterface
  private interface Work<T> {
    T with(Connection connection) throws SQLException;
  }
}
