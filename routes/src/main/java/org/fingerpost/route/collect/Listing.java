package org.fingerpost.route.collect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/**
 * The keys of one complete listing, gathered in a temporary table of the joint database: the
 * comparison with the ledger is a join, and the hub's memory holds only what is missing.
 */
final class Listing implements AutoCloseable {
  private static final String MAKE =
      "CREATE TEMPORARY TABLE IF NOT EXISTS collect_listing (key text COLLATE \"C\")";
  private static final String EMPTY = "TRUNCATE collect_listing";
  private static final String ADD = "INSERT INTO collect_listing SELECT unnest(?::text[])";
  private static final String MISSING =
      """
      SELECT key FROM collect_row r WHERE dataset_id = ?
      AND NOT EXISTS (SELECT 1 FROM collect_listing l WHERE l.key = r.key)
      ORDER BY key
      """;

  private final Connection connection;

  Listing(DataSource database) {
    try {
      connection = database.getConnection();
      execute(MAKE, EMPTY);
    } catch (SQLException e) {
      throw new LedgerException("begin a comparison", e);
    }
  }

  private void execute(String... commands) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String command : commands) {
        statement.execute(command);
      }
    }
  }

  void add(Collection<String> keys) {
    try (PreparedStatement statement = connection.prepareStatement(ADD)) {
      statement.setArray(1, connection.createArrayOf("text", keys.toArray()));
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new LedgerException("note what a listing holds", e);
    }
  }

  /** The keys that the ledger knows and the listing lacks. */
  List<String> missing(int datasetId) {
    try (PreparedStatement statement = connection.prepareStatement(MISSING)) {
      statement.setInt(1, datasetId);
      List<String> missing = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          missing.add(rows.getString(1));
        }
      }
      return missing;
    } catch (SQLException e) {
      throw new LedgerException("compare a listing", e);
    }
  }

  @Override
  public void close() {
    try (Connection closing = connection) {
      execute(EMPTY);
    } catch (SQLException e) {
      throw new LedgerException("end a comparison", e);
    }
  }
}
