package org.fingerpost.route.collect;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.fingerpost.schema.SourceKey;

/** The records of a list of deletes that is held back, with the names that people know them by. */
record HeldRecords(DataSource database) {
  private static final String KEYS =
      """
      SELECT key FROM collect_brake_key WHERE dataset_id = ? AND key > ? ORDER BY key LIMIT ?
      """;
  private static final String NAMES =
      """
      SELECT s.source_id, j.document #>> '{fields,name,value}'
      FROM source_record s JOIN joint_record j USING (kind, joint_id)
      WHERE s.source_id = ANY (?)
      """;

  /** So many after that key, in order of key. */
  List<Brakes.Missing> list(Brakes.Held held, String after, int limit) {
    try (Connection connection = database.getConnection()) {
      List<SourceKey> keys = keys(connection, held, after, limit);
      Map<UUID, String> names = names(connection, keys);
      return keys.stream()
          .map(key -> new Brakes.Missing(key, names.getOrDefault(key.id(), "")))
          .toList();
    } catch (SQLException e) {
      throw new LedgerException("list the deletes that wait", e);
    }
  }

  private static List<SourceKey> keys(
      Connection connection, Brakes.Held held, String after, int limit) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(KEYS)) {
      statement.setInt(1, held.datasetId());
      statement.setString(2, after);
      statement.setInt(3, limit);
      List<SourceKey> keys = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          keys.add(new SourceKey(held.member(), held.dataset(), row.getString(1)));
        }
      }
      return keys;
    }
  }

  private static Map<UUID, String> names(Connection connection, List<SourceKey> keys)
      throws SQLException {
    Map<UUID, String> names = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(NAMES)) {
      Object[] ids = keys.stream().map(SourceKey::id).toArray();
      statement.setArray(1, connection.createArrayOf("uuid", ids));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          names.put(row.getObject(1, UUID.class), Optional.ofNullable(row.getString(2)).orElse(""));
        }
      }
    }
    return names;
  }
}
