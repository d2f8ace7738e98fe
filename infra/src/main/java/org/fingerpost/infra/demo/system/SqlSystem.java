package org.fingerpost.infra.demo.system;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
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
          if (SqlStatements.exists(connection, plan.organisations().table())) {
            return false;
          }
          // H2 commits at every CREATE: the organisations' table, which says that all is there,
          // is filled in the last step and counts only when it holds rows.
          for (String create : SqlDialect.createTables(plan.forms())) {
            SqlStatements.execute(
                connection, create.replaceFirst("CREATE TABLE", "CREATE TABLE IF NOT EXISTS"));
          }
          for (String statement : afterMaking) {
            SqlStatements.execute(connection, statement);
          }
          for (Form form : plan.forms()) {
            SqlStatements.insert(connection, form, records.getOrDefault(form, List.of()));
          }
          return true;
        });
  }

  @Override
  public List<Map<Fact, String>> records(Form form) {
    return inTransaction(connection -> SqlStatements.select(connection, form));
  }

  @Override
  public void add(Form form, Map<Fact, String> facts) {
    inTransaction(
        connection -> {
          SqlStatements.insert(connection, form, List.of(facts));
          return true;
        });
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
              SqlStatements.execute(
                  connection, SqlDialect.update(form, table, columns), columns, row, key);
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
            SqlStatements.execute(
                connection, SqlDialect.delete(form, table), List.of(), Map.of(), key);
          }
          return true;
        });
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
