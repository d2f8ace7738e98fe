package org.fingerpost.route.resolve;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.fingerpost.route.joint.JointSessions;

/** Transactions of the resolver: one at a time, in whatever process. */
final class Exclusive {
  private static final String LOCK = "SELECT pg_advisory_xact_lock(6081001)";

  private Exclusive() {}

  /** What is done within the transaction. */
  @FunctionalInterface
  interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  /** Does it once nobody else does, and commits; or leaves nothing of it. */
  static <T> T run(DataSource database, Work<T> work) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        begin(connection);
        T result = work.in(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        rollBack(connection, e);
        throw e;
      }
    }
  }

  static void begin(Connection connection) throws SQLException {
    for (String sql : List.of(LOCK, JointSessions.INDEXES_ONLY)) {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.execute();
      }
    }
  }

  private static void rollBack(Connection connection, Exception problem) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      problem.addSuppressed(e);
    }
  }
}
