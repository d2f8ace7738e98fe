package org.fingerpost.route.publish;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.fingerpost.schema.Kind;

/** Whose conflicts stand in their member's topic, or are about to. */
final class PublishedConflicts {
  private static final String OF_JOINTS =
      "SELECT source_id, member, kind, joint_id FROM published_conflict WHERE joint_id = ANY(?) AND kind = ?::record_kind";
  private static final String ADD =
      "INSERT INTO published_conflict AS p (source_id, member, kind, joint_id) SELECT s, m, k::record_kind, j FROM unnest(?::uuid[], ?::text[], ?::text[], ?::uuid[]) AS n(s, m, k, j) ON CONFLICT (source_id) DO UPDATE SET member = excluded.member, kind = excluded.kind, joint_id = excluded.joint_id";
  private static final String REMOVE = "DELETE FROM published_conflict WHERE source_id = ANY(?)";

  private PublishedConflicts() {}

  /** A source record about which something is disputed, and the joint record that says so. */
  record Row(UUID source, String member, Kind kind, UUID joint) {}

  static List<Row> ofJoints(Connection connection, Kind kind, Collection<UUID> joints)
      throws SQLException {
    List<Row> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(OF_JOINTS)) {
      statement.setArray(1, connection.createArrayOf("uuid", joints.toArray()));
      statement.setString(2, kind.wireName());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(
              new Row(
                  rows.getObject(1, UUID.class),
                  rows.getString(2),
                  Kind.ofWireName(rows.getString(3)),
                  rows.getObject(4, UUID.class)));
        }
      }
    }
    return found;
  }

  /** Adds them, each source once. */
  static void add(Connection connection, Collection<Row> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(ADD)) {
      statement.setArray(1, array(connection, "uuid", rows, Row::source));
      statement.setArray(2, array(connection, "text", rows, Row::member));
      statement.setArray(3, array(connection, "text", rows, row -> row.kind().wireName()));
      statement.setArray(4, array(connection, "uuid", rows, Row::joint));
      statement.executeUpdate();
    }
  }

  static void remove(Connection connection, Collection<Row> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(REMOVE)) {
      statement.setArray(1, array(connection, "uuid", rows, Row::source));
      statement.executeUpdate();
    }
  }

  private static Array array(
      Connection connection, String type, Collection<Row> rows, Function<Row, Object> column)
      throws SQLException {
    return connection.createArrayOf(type, rows.stream().map(column).toArray());
  }
}
