package org.fingerpost.route.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGStatement;

/** SQL that is being put together, with the values of its parameters. For one thread. */
final class SqlText {
  private static final int LONGEST_SECONDS = 10;

  private final StringBuilder text = new StringBuilder();
  private final List<Object> values = new ArrayList<>();

  /** Adds text, with a value for each question mark in it. */
  SqlText add(String sql, Object... with) {
    text.append(sql);
    values.addAll(List.of(with));
    return this;
  }

  SqlText add(SqlText other) {
    text.append(other.text);
    values.addAll(other.values);
    return this;
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  /**
   * A statement that is given up after ten seconds. It is planned for its values each time: whether
   * a word is common decides which index is the right one.
   */
  PreparedStatement prepare(Connection connection) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(text.toString());
    try {
      statement.setQueryTimeout(LONGEST_SECONDS);
      statement.unwrap(PGStatement.class).setPrepareThreshold(0);
      for (int index = 0; index < values.size(); index++) {
        set(connection, statement, index + 1, values.get(index));
      }
      return statement;
    } catch (SQLException | RuntimeException e) {
      statement.close();
      throw e;
    }
  }

  private static void set(
      Connection connection, PreparedStatement statement, int index, Object value)
      throws SQLException {
    if (value instanceof SqlList list) {
      statement.setArray(index, connection.createArrayOf(list.type(), list.values().toArray()));
    } else {
      statement.setObject(index, value);
    }
  }
}
