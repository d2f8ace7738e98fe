package org.fingerpost.route.refer;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Rounds of the relay: one at a time, in whatever process. Two at once would each find the same
 * referral not yet sent, and a member would get it twice.
 */
final class RelayTurn {
  private static final String TAKE = "SELECT pg_advisory_lock(6081004)";
  private static final String GIVE_BACK = "SELECT pg_advisory_unlock(6081004)";

  private final DataSource database;

  RelayTurn(DataSource database) {
    this.database = database;
  }

  /** What is done in a turn. */
  @FunctionalInterface
  interface Round {
    void run() throws SQLException, InterruptedException;
  }

  /** Waits for its turn. A process that ends within one gives it back with its connection. */
  void take(Round round) throws SQLException, InterruptedException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(TAKE);
      try {
        round.run();
      } finally {
        statement.execute(GIVE_BACK);
      }
    }
  }
}
