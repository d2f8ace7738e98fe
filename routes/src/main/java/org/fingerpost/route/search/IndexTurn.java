package org.fingerpost.route.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/** What one turn of the indexer changes, told to those who keep sets of entries in memory. */
final class IndexTurn {
  /** Who has missed more reads everything anew. */
  private static final int KEPT = 500;

  private static final String NEXT =
      "UPDATE directory_position SET position = ?, turns = turns + 1 RETURNING turns";
  private static final String TELL = "INSERT INTO directory_turn VALUES (?, ?, ?)";
  private static final String FORGET = "DELETE FROM directory_turn WHERE turn <= ?";

  private final Set<UUID> written = new LinkedHashSet<>();
  private final Set<Integer> gone = new LinkedHashSet<>();

  /** More than were written does no harm. */
  void written(UUID id) {
    written.add(id);
  }

  void gone(Collection<StandingEntry> entries) {
    entries.forEach(entry -> gone.add(entry.number()));
  }

  /** Ends the turn, which took in the feed's changes up to that position. */
  void store(Connection connection, long position) throws SQLException {
    long turn = next(connection, position);
    try (PreparedStatement tell = connection.prepareStatement(TELL);
        PreparedStatement forget = connection.prepareStatement(FORGET)) {
      tell.setLong(1, turn);
      tell.setArray(2, connection.createArrayOf("uuid", written.toArray()));
      tell.setArray(3, connection.createArrayOf("integer", gone.toArray()));
      tell.executeUpdate();
      forget.setLong(1, turn - KEPT);
      forget.executeUpdate();
    }
  }

  private static long next(Connection connection, long position) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
      statement.setLong(1, position);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
