package org.fingerpost.route.joint;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.fingerpost.schema.Kind;

/** Reads joint documents as they are stored, many at a time, within a caller's transaction. */
public final class JointDocuments {
  private static final String READ =
      "SELECT joint_id, json_send(document) FROM joint_record WHERE kind = ?::record_kind AND joint_id = ANY(?)";

  private JointDocuments() {}

  /** The documents, as UTF-8, of those ids that stand. */
  public static Map<UUID, byte[]> read(Connection connection, Kind kind, Collection<UUID> ids)
      throws SQLException {
    Map<UUID, byte[]> documents = new HashMap<>(ids.size() * 2);
    if (ids.isEmpty()) {
      return documents;
    }
    try (PreparedStatement statement = connection.prepareStatement(READ)) {
      statement.setString(1, kind.wireName());
      statement.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          documents.put(rows.getObject(1, UUID.class), rows.getBytes(2));
        }
      }
    }
    return documents;
  }
}
