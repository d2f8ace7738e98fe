package org.fingerpost.route.publish;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fingerpost.schema.Kind;

/** The joint records that are to be sent, oldest first. */
final class Outbox {
  private static final int ROWS = 64;
  private static final String READ =
      "SELECT id, kind, joint_ids, written FROM outbox ORDER BY id LIMIT " + ROWS;
  private static final String DELETE = "DELETE FROM outbox WHERE id = ANY(?)";

  private Outbox() {}

  /**
   * Some of it.
   *
   * @param rows the rows that it was read from: only these may be deleted once it is sent
   * @param joints by kind, each with the newest of the rows that name it
   * @param written when the newest of the rows was written
   */
  record Part(List<Long> rows, Map<Kind, Map<UUID, Long>> joints, Instant written) {
    boolean isEmpty() {
      return rows.isEmpty();
    }

    int size() {
      return joints.values().stream().mapToInt(Map::size).sum();
    }
  }

  /** The oldest rows, as many as hold that many joint records together, and at least one. */
  static Part read(Connection connection, int enough) throws SQLException {
    List<Long> rows = new ArrayList<>();
    Map<Kind, Map<UUID, Long>> joints = new EnumMap<>(Kind.class);
    Instant written = Instant.EPOCH;
    int size = 0;
    try (PreparedStatement statement = connection.prepareStatement(READ);
        ResultSet found = statement.executeQuery()) {
      while (size < enough && found.next()) {
        UUID[] ids = (UUID[]) found.getArray(3).getArray();
        long row = found.getLong(1);
        rows.add(row);
        Map<UUID, Long> named =
            joints.computeIfAbsent(
                Kind.ofWireName(found.getString(2)), kind -> new LinkedHashMap<>());
        List.of(ids).forEach(id -> named.put(id, row));
        written = found.getObject(4, OffsetDateTime.class).toInstant();
        size += ids.length;
      }
    }
    return new Part(rows, joints, written);
  }

  static void delete(Connection connection, Part part) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
      statement.setArray(1, connection.createArrayOf("bigint", part.rows().toArray()));
      statement.executeUpdate();
    }
  }
}
