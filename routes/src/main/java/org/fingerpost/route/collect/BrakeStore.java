package org.fingerpost.route.collect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;

/** Deletes that wait for a person's word, as the brake sees them. */
final class BrakeStore {
  private static final String LOCK =
      "SELECT approved, refused FROM collect_brake WHERE dataset_id = ? FOR UPDATE";
  private static final String KEYS = "SELECT key FROM collect_brake_key WHERE dataset_id = ?";
  private static final String LET_GO = "DELETE FROM collect_brake WHERE dataset_id = ?";
  private static final String HOLD =
      """
      INSERT INTO collect_brake (dataset_id, missing, total, held_since) VALUES (?, ?, ?, ?)
      ON CONFLICT (dataset_id) DO UPDATE SET
        missing = excluded.missing, total = excluded.total, approved = false, refused = false,
        revision = excluded.revision
      """;
  private static final String UNLIST = "DELETE FROM collect_brake_key WHERE dataset_id = ?";
  private static final String WAITING =
      """
      SELECT missing, total FROM collect_brake
      WHERE dataset_id = ? AND NOT approved AND NOT refused
      """;
  private static final String LIST = "INSERT INTO collect_brake_key SELECT ?, unnest(?::text[])";

  private final DataSource database;

  BrakeStore(DataSource database) {
    this.database = database;
  }

  /** What a person said of the listed keys. */
  enum Word {
    NONE,
    LIFTED,
    KEPT
  }

  /**
   * The list that waits, or that a word was said of.
   *
   * @param keys empty while nothing is listed
   */
  record Listed(Word word, Set<String> keys) {}

  Listed listed(int datasetId) {
    return LedgerTransaction.run(
        database,
        "tell whether a person let deletes go",
        connection -> listed(connection, datasetId));
  }

  private static Listed listed(Connection connection, int datasetId) throws SQLException {
    Word word = word(connection, datasetId);
    try (PreparedStatement statement = connection.prepareStatement(KEYS)) {
      statement.setInt(1, datasetId);
      Set<String> keys = new HashSet<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          keys.add(rows.getString(1));
        }
      }
      return new Listed(word, keys);
    }
  }

  private static Word word(Connection connection, int datasetId) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
      statement.setInt(1, datasetId);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return Word.NONE;
        }
        return row.getBoolean(1) ? Word.LIFTED : row.getBoolean(2) ? Word.KEPT : Word.NONE;
      }
    }
  }

  /** Whether a person let the listed deletes go. */
  boolean isLifted(int datasetId) {
    return LedgerTransaction.run(
            database,
            "tell whether a person let deletes go",
            connection -> word(connection, datasetId))
        == Word.LIFTED;
  }

  /**
   * Lists what waits, in place of what waited before. The same list again leaves a word that a
   * person has said of it meanwhile.
   */
  void hold(int datasetId, Collection<String> missing, long total, Instant since) {
    Set<String> wanted = new HashSet<>(missing);
    LedgerTransaction.run(
        database,
        "hold deletes back",
        connection -> {
          if (!listed(connection, datasetId).keys().equals(wanted)) {
            update(connection, UNLIST, datasetId);
            insert(connection, datasetId, wanted, total, since);
          }
          return wanted;
        });
  }

  private static void insert(
      Connection connection, int datasetId, Collection<String> missing, long total, Instant since)
      throws SQLException {
    try (PreparedStatement hold = connection.prepareStatement(HOLD);
        PreparedStatement list = connection.prepareStatement(LIST)) {
      hold.setInt(1, datasetId);
      hold.setLong(2, missing.size());
      hold.setLong(3, total);
      hold.setTimestamp(4, Timestamp.from(since));
      hold.executeUpdate();
      list.setInt(1, datasetId);
      list.setArray(2, connection.createArrayOf("text", missing.toArray()));
      list.executeUpdate();
    }
  }

  /** Nothing waits any more. */
  void clear(int datasetId) {
    try (Connection connection = database.getConnection()) {
      update(connection, LET_GO, datasetId);
    } catch (SQLException e) {
      throw new LedgerException("let go of the brake", e);
    }
  }

  /** How many deletes wait, of how many rows. */
  DatasetCollector.Outcome waiting(int datasetId) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(WAITING)) {
      statement.setInt(1, datasetId);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? new DatasetCollector.Outcome(row.getLong(1), row.getLong(2))
            : new DatasetCollector.Outcome(0, 0);
      }
    } catch (SQLException e) {
      throw new LedgerException("tell whether deletes wait", e);
    }
  }

  private static void update(Connection connection, String command, int datasetId)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(command)) {
      statement.setInt(1, datasetId);
      statement.executeUpdate();
    }
  }
}
