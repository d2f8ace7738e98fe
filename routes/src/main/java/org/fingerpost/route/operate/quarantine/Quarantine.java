package org.fingerpost.route.operate.quarantine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.fingerpost.route.control.Asked;
import org.fingerpost.route.control.Audit;
import org.fingerpost.route.control.OrderRefusedException;
import org.fingerpost.route.control.RefusalFilter;
import org.fingerpost.schema.Json;

/** The refused records. Safe for use by many threads. */
public final class Quarantine {
  /** What is open, and not yet settled. */
  public static final String OPEN = "open";

  private static final String LIST =
      "SELECT %s FROM quarantine WHERE status = ? AND (seen, id) < (?, ?) AND %s ORDER BY seen DESC, id DESC LIMIT ?";
  private static final String FIND = "SELECT %s FROM quarantine WHERE id = ?";
  private static final String RECORD = "SELECT record::text FROM quarantine WHERE id = ?";
  private static final String COUNT =
      "SELECT count(*) FROM (SELECT 1 FROM quarantine WHERE status = ? AND %s LIMIT ?) AS matching";

  private static final OffsetDateTime END_OF_TIME =
      OffsetDateTime.of(9999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private final DataSource database;

  public Quarantine(DataSource database) {
    this.database = database;
  }

  /**
   * Refusals in that status, newest first.
   *
   * @param after the last of the page before; empty for the first page
   */
  public List<RefusedRecord> list(
      RefusalFilter filter, String status, Optional<RefusedRecord> after, int limit)
      throws SQLException {
    String sql = LIST.formatted(RefusedRecord.COLUMNS, filter.condition());
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, status);
      statement.setObject(
          2, after.map(last -> last.seen().atOffset(ZoneOffset.UTC)).orElse(END_OF_TIME));
      statement.setString(3, after.map(RefusedRecord::id).orElse(""));
      statement.setInt(filter.set(statement, 4), limit);
      List<RefusedRecord> found = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(RefusedRecord.of(row));
        }
      }
      return found;
    }
  }

  /** How many there are, counted up to the limit and no further. */
  public long count(RefusalFilter filter, String status, int limit) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(COUNT.formatted(filter.condition()))) {
      statement.setString(1, status);
      statement.setInt(filter.set(statement, 2), limit);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** The refusal of that id. */
  public Optional<RefusedRecord> find(String id) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(FIND.formatted(RefusedRecord.COLUMNS))) {
      statement.setString(1, id);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(RefusedRecord.of(row)) : Optional.empty();
      }
    }
  }

  /**
   * The record that was refused, agreed fields only. It may hold personal data: the audit says who
   * looked, before anything is shown.
   *
   * @throws OrderRefusedException when there is no such refusal
   */
  public ObjectNode look(String id, Asked asked) throws SQLException {
    new Audit(database).note(asked, "quarantine look", id, "");
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(RECORD)) {
      statement.setString(1, id);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          throw unknown(id);
        }
        return Json.readObject(row.getString(1).getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  static OrderRefusedException unknown(String id) {
    return new OrderRefusedException("There is no refusal %s in the quarantine.".formatted(id));
  }
}
