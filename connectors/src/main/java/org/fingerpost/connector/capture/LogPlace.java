package org.fingerpost.connector.capture;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A place in MariaDB's binary log.
 *
 * @param position in bytes from the start of the file
 */
record LogPlace(String file, long position) {
  /**
   * Starts a transaction that sees one moment.
   *
   * @return where the log stood at that moment: what it tells before is visible, and nothing else
   */
  static LogPlace ofNewSnapshot(Connection connection) throws SQLException {
    String file = "";
    long position = 0;
    try (Statement statement = connection.createStatement()) {
      statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT");
      try (ResultSet row = statement.executeQuery("SHOW STATUS LIKE 'binlog_snapshot_%'")) {
        while (row.next()) {
          switch (row.getString(1).toLowerCase(java.util.Locale.ROOT)) {
            case "binlog_snapshot_file" -> file = row.getString(2);
            case "binlog_snapshot_position" -> position = row.getLong(2);
            default -> {}
          }
        }
      }
    }
    return new LogPlace(file, position);
  }

  /** The same place as numbers of transactions; empty before the log's first one. */
  String transactions(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT coalesce(BINLOG_GTID_POS(?, ?), '')")) {
      statement.setString(1, file);
      statement.setLong(2, position);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  /** Whether the log goes on from the other to this. Files are numbered with leading zeros. */
  boolean isBehind(LogPlace other) {
    int files = file.compareTo(other.file);
    return files > 0 || (files == 0 && position >= other.position);
  }
}
