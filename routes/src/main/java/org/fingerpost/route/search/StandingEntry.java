package org.fingerpost.route.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What the index holds of an entry before it is written or taken out.
 *
 * @param number by which sets in memory know it
 * @param spelled its words, see {@link IndexEntry#spelled()}
 */
record StandingEntry(int number, String spelled) {
  private static final String READ =
      "SELECT joint_id, number, spelled FROM directory_entry WHERE joint_id = ANY (?)";

  static Map<UUID, StandingEntry> read(Connection connection, Collection<UUID> ids)
      throws SQLException {
    Map<UUID, StandingEntry> standing = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(READ)) {
      statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          standing.put(
              rows.getObject(1, UUID.class), new StandingEntry(rows.getInt(2), rows.getString(3)));
        }
      }
    }
    return standing;
  }
}
