package org.fingerpost.route.collect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.fingerpost.connector.Position;

/** Which rows are in a member's topic, and what their content was. */
final class RowLedger {
  private static final String HASHES =
      "SELECT key, hash FROM collect_row WHERE dataset_id = ? AND key = ANY (?)";
  private static final String UPSERT =
      """
      INSERT INTO collect_row (dataset_id, key, hash)
      SELECT ?, key, hash FROM unnest(?::text[], ?::uuid[]) AS sent (key, hash)
      ON CONFLICT (dataset_id, key) DO UPDATE SET hash = excluded.hash
      """;
  private static final String REMOVE =
      "DELETE FROM collect_row WHERE dataset_id = ? AND key = ANY (?)";
  private static final String MOVE =
      "UPDATE collect_position SET position = ? WHERE dataset_id = ?";
  private static final String COUNT = "SELECT count(*) FROM collect_row WHERE dataset_id = ?";

  private final DataSource database;

  RowLedger(DataSource database) {
    this.database = database;
  }

  /** The content hashes of those of the keys that are in the topic. */
  Map<String, UUID> hashes(int datasetId, Collection<String> keys) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(HASHES)) {
      statement.setInt(1, datasetId);
      statement.setArray(2, connection.createArrayOf("text", keys.toArray()));
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

  /** Notes what is now safe in the topic and, where given, moves the position: all or nothing. */
  void write(
      int datasetId, Map<String, UUID> sent, Collection<String> gone, Optional<Position> next) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        upsert(connection, datasetId, sent);
        remove(connection, datasetId, gone);
        move(connection, datasetId, next);
        connection.commit();
      } catch (SQLException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new LedgerException("note which rows were sent", e);
    }
  }

  private static void upsert(Connection connection, int datasetId, Map<String, UUID> sent)
      throws SQLException {
    if (sent.isEmpty()) {
      return;
    }
    Map<String, UUID> inKeyOrder = new TreeMap<>(sent);
    try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
      statement.setInt(1, datasetId);
      statement.setArray(2, connection.createArrayOf("text", inKeyOrder.keySet().toArray()));
      statement.setArray(3, connection.createArrayOf("uuid", inKeyOrder.values().toArray()));
      statement.executeUpdate();
    }
  }

  private static void remove(Connection connection, int datasetId, Collection<String> gone)
      throws SQLException {
    if (gone.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(REMOVE)) {
      statement.setInt(1, datasetId);
      statement.setArray(2, connection.createArrayOf("text", gone.toArray()));
      statement.executeUpdate();
    }
  }

  private static void move(Connection connection, int datasetId, Optional<Position> next)
      throws SQLException {
    if (next.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(MOVE)) {
      statement.setString(1, next.get().text());
      statement.setInt(2, datasetId);
      statement.executeUpdate();
    }
  }
}
