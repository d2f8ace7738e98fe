package org.fingerpost.route.control;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Who did what to the hub, when and why. Entries are only ever added; they name records by id or
 * key and never hold a value of one. Safe for use by many threads.
 */
public final class Audit {
  private static final String NOTE =
      "INSERT INTO operate_audit (who, action, target, why, result) VALUES (?, ?, ?, ?, ?)";
  private static final String NEWEST =
      "SELECT at, who, action, target, why, result FROM operate_audit ORDER BY at DESC, id DESC LIMIT ?";

  private final DataSource database;

  public Audit(DataSource database) {
    this.database = database;
  }

  /**
   * An entry.
   *
   * @param action such as {@code quarantine discard}
   * @param target what it was done to, such as {@code barn/groups}
   * @param result what came of it, where that is known; else empty
   */
  public record Entry(
      Instant at, String who, String action, String target, String why, String result) {}

  /** Adds an entry, now. */
  public void note(Asked asked, String action, String target, String result) throws SQLException {
    try (Connection connection = database.getConnection()) {
      note(connection, asked, action, target, result);
    }
  }

  /** Adds an entry within the caller's transaction, so that it stands if and only if that does. */
  public static void note(
      Connection connection, Asked asked, String action, String target, String result)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(NOTE)) {
      statement.setString(1, asked.by());
      statement.setString(2, action);
      statement.setString(3, target);
      statement.setString(4, asked.because());
      statement.setString(5, result);
      statement.executeUpdate();
    }
  }

  /** The newest entries first. */
  public List<Entry> newest(int limit) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(NEWEST)) {
      statement.setInt(1, limit);
      List<Entry> entries = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          entries.add(entry(row));
        }
      }
      return entries;
    }
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getObject(1, OffsetDateTime.class).toInstant(),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6));
  }
}
