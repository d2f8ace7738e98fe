package org.fingerpost.route.collect;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.fingerpost.route.joint.CopyRows;

/**
 * What is to be noted of a page.
 *
 * @param added keys and content hashes of rows that {@link RowLedger#hashes} did not find: they are
 *     copied in, at half the cost of the others, and all fails if another process noted one
 *     meanwhile
 * @param changed those of rows that may stand already
 * @param gone keys of rows that stand no longer
 */
record LedgerEntry(Map<String, UUID> added, Map<String, UUID> changed, Collection<String> gone) {
  private static final String UPSERT =
      """
      INSERT INTO collect_row (dataset_id, key, hash)
      SELECT ?, key, hash FROM unnest(?::text[], ?::uuid[]) AS sent (key, hash)
      ON CONFLICT (dataset_id, key) DO UPDATE SET hash = excluded.hash
      """;
  private static final String REMOVE =
      "DELETE FROM collect_row WHERE dataset_id = ? AND key = ANY (?)";

  static LedgerEntry gone(Collection<String> keys) {
    return new LedgerEntry(Map.of(), Map.of(), keys);
  }

  /** Notes it, within the caller's transaction. */
  void write(Connection connection, int datasetId) throws SQLException {
    if (!added.isEmpty()) {
      copy(connection, datasetId);
    }
    if (!changed.isEmpty()) {
      upsert(connection, datasetId);
    }
    if (!gone.isEmpty()) {
      remove(connection, datasetId);
    }
  }

  /** In order of key, so that neighbours go into the same page of the index. */
  private void copy(Connection connection, int datasetId) throws SQLException {
    try (CopyRows rows = new CopyRows(connection, "collect_row", "dataset_id", "key", "hash")) {
      for (Map.Entry<String, UUID> row : new TreeMap<>(added).entrySet()) {
        rows.row().int4(datasetId).text(row.getKey()).uuid(row.getValue());
      }
      rows.finish();
    }
  }

  private void upsert(Connection connection, int datasetId) throws SQLException {
    Map<String, UUID> inKeyOrder = new TreeMap<>(changed);
    try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
      statement.setInt(1, datasetId);
      statement.setArray(2, texts(connection, inKeyOrder.keySet()));
      statement.setArray(3, connection.createArrayOf("uuid", inKeyOrder.values().toArray()));
      statement.executeUpdate();
    }
  }

  private void remove(Connection connection, int datasetId) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(REMOVE)) {
      statement.setInt(1, datasetId);
      statement.setArray(2, texts(connection, gone));
      statement.executeUpdate();
    }
  }

  /** Of an array of texts, and not of objects, the driver sends the bytes and no literal. */
  static Array texts(Connection connection, Collection<String> keys) throws SQLException {
    return connection.createArrayOf("text", keys.toArray(String[]::new));
  }
}
