package org.fingerpost.route.collect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets one process at a time read a dataset, of all that run on the same joint database. Two at
 * once could send an old version of a row after a new one, and the ledger would not know. Safe for
 * use by many threads.
 *
 * <p>The turns of a process are locks of one connection, so a process that is killed gives them
 * back by that.
 */
final class DatasetTurns implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DatasetTurns.class);
  private static final String TAKE = "SELECT pg_try_advisory_lock(6081003, hashtext(?))";
  private static final String GIVE_BACK = "SELECT pg_advisory_unlock(6081003, hashtext(?))";

  private final DataSource database;
  private Connection connection;

  DatasetTurns(DataSource database) {
    this.database = database;
  }

  /** Whether the caller may read that dataset now, until it gives the turn back. */
  synchronized boolean take(String dataset) {
    try {
      if (connection == null) {
        connection = database.getConnection();
      }
      return ask(TAKE, dataset);
    } catch (SQLException e) {
      close();
      throw new LedgerException("tell whether another process reads a dataset", e);
    }
  }

  synchronized void giveBack(String dataset) {
    if (connection == null) {
      return; // it broke meanwhile, and the server took back what it held
    }
    try {
      ask(GIVE_BACK, dataset);
    } catch (SQLException e) {
      LOG.debug("The connection that held the turns is gone", e);
      close();
    }
  }

  private boolean ask(String sql, String dataset) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, dataset);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  @Override
  public synchronized void close() {
    if (connection == null) {
      return;
    }
    // Given to the pool as it is, the next user would hold the turns.
    try (Connection old = connection;
        PreparedStatement unlock = old.prepareStatement("SELECT pg_advisory_unlock_all()")) {
      unlock.execute();
    } catch (SQLException e) {
      LOG.debug("The connection that held the turns was gone already", e);
    } finally {
      connection = null;
    }
  }
}
