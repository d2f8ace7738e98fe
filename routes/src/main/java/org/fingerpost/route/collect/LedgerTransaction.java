package org.fingerpost.route.collect;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** All or nothing, on a connection of its own. */
final class LedgerTransaction {
  private LedgerTransaction() {}

  /** What is done with the connection. */
  @FunctionalInterface
  interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  /**
   * Does the work.
   *
   * @param action for the sentence of a failure: "The joint database could not ..."
   */
  static <T> T run(DataSource database, String action, Work<T> work) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = work.in(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new LedgerException(action, e);
    }
  }
}
