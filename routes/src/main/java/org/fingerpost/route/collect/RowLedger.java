package org.fingerpost.route.collect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.fingerpost.connector.ListedKeys;
import org.fingerpost.connector.Position;

/** Which rows are in a member's topic, and what their content was. */
final class RowLedger {
  private static final String HASHES =
      "SELECT key, hash FROM collect_row WHERE dataset_id = ? AND key = ANY (?)";
  private static final String SETTLE =
      "UPDATE collect_position SET position = coalesce(?, position), in_doubt = '{}' WHERE dataset_id = ?";
  private static final String DOUBT =
      "UPDATE collect_position SET in_doubt = ? WHERE dataset_id = ?";
  // The brake's keys go with the brake.
  private static final List<String> FORGET =
      List.of(
          "DELETE FROM collect_brake WHERE dataset_id = ?",
          "DELETE FROM collect_shape WHERE dataset_id = ?",
          "DELETE FROM collect_row WHERE dataset_id = ?",
          "DELETE FROM collect_position WHERE dataset_id = ?");
  private static final int KEYS_AT_A_TIME = 10_000;
  private static final String KEYS =
      "SELECT key FROM collect_row WHERE dataset_id = ? AND key > ? ORDER BY key LIMIT ?";
  private static final String COUNT = "SELECT count(*) FROM collect_row WHERE dataset_id = ?";

  /** Of a row of which nobody knows what was sent: it differs from every content. */
  private static final UUID UNKNOWN = new UUID(0, 0);

  private final DataSource database;

  RowLedger(DataSource database) {
    this.database = database;
  }

  /** The content hashes of those of the keys that are in the topic. */
  Map<String, UUID> hashes(int datasetId, Collection<String> keys) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(HASHES)) {
      statement.setInt(1, datasetId);
      statement.setArray(2, LedgerEntry.texts(connection, keys));
      Map<String, UUID> hashes = new HashMap<>(keys.size() * 2);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          hashes.put(rows.getString(1), rows.getObject(2, UUID.class));
        }
      }
      return hashes;
    } catch (SQLException e) {
      throw new LedgerException("tell which rows were sent before", e);
    }
  }

  /** The keys that are in the topic, of which some are read at a time. */
  ListedKeys.Known<RuntimeException> keys(int datasetId) {
    return last -> keysAfter(datasetId, last);
  }

  private List<String> keysAfter(int datasetId, String last) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(KEYS)) {
      statement.setInt(1, datasetId);
      statement.setString(2, last);
      statement.setInt(3, KEYS_AT_A_TIME);
      List<String> keys = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          keys.add(rows.getString(1));
        }
      }
      return keys;
    } catch (SQLException e) {
      throw new LedgerException("compare a listing", e);
    }
  }

  /** How many rows of the dataset are in the topic. */
  long count(int datasetId) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(COUNT)) {
      statement.setInt(1, datasetId);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    } catch (SQLException e) {
      throw new LedgerException("count the rows that were sent", e);
    }
  }

  /**
   * Notes which rows are about to be sent. Without that, one that was sent and not yet noted when
   * the process was killed would be unknown here: deleted at the member before the next start, it
   * would stay in the topic for ever; changed back, it would not be sent again.
   */
  void doubt(int datasetId, Collection<String> keys) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(DOUBT)) {
      statement.setArray(1, LedgerEntry.texts(connection, keys));
      statement.setInt(2, datasetId);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new LedgerException("note which rows are to be sent", e);
    }
  }

  /** Counts rows in doubt as sent with a content unlike any, so that they are looked at again. */
  void resolveDoubt(int datasetId, Collection<String> keys) {
    if (!keys.isEmpty()) {
      Map<String, UUID> unknown = new HashMap<>();
      keys.forEach(key -> unknown.put(key, UNKNOWN));
      write(datasetId, new LedgerEntry(Map.of(), unknown, List.of()), Optional.empty());
    }
  }

  /** Notes what is now safe in the topic and, where given, moves the position: all or nothing. */
  void write(int datasetId, LedgerEntry entry, Optional<Position> next) {
    LedgerTransaction.run(
        database,
        "note which rows were sent",
        connection -> {
          entry.write(connection, datasetId);
          return settle(connection, datasetId, next);
        });
  }

  /** Forgets rows, brake and position of a dataset, once its deletions are safe in the topic. */
  void forget(int datasetId) {
    LedgerTransaction.run(
        database,
        "forget a dataset",
        connection -> {
          int rows = 0;
          for (String command : FORGET) {
            try (PreparedStatement statement = connection.prepareStatement(command)) {
              statement.setInt(1, datasetId);
              rows += statement.executeUpdate();
            }
          }
          return rows;
        });
  }

  private static int settle(Connection connection, int datasetId, Optional<Position> next)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SETTLE)) {
      statement.setString(1, next.map(Position::text).orElse(null));
      statement.setInt(2, datasetId);
      return statement.executeUpdate();
    }
  }
}
