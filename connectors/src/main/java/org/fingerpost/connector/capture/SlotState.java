package org.fingerpost.connector.capture;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A replication slot as the server has it.
 *
 * @param isLost whether the server has thrown away log that the slot still needed
 * @param confirmed the log position up to which its reader said that all was safe
 */
record SlotState(boolean exists, boolean isLost, boolean isActive, long confirmed) {
  private static final String STATE =
      "SELECT wal_status = 'lost', active, confirmed_flush_lsn - '0/0'::pg_lsn"
          + " FROM pg_replication_slots WHERE slot_name = ? AND database = current_database()";

  static SlotState of(Connection connection, String slot) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(STATE)) {
      statement.setString(1, slot);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? new SlotState(true, row.getBoolean(1), row.getBoolean(2), row.getLong(3))
            : new SlotState(false, false, false, 0);
      }
    }
  }
}
