package org.fingerpost.route.operate.quarantine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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

  private static final String FIND = "SELECT %s FROM quarantine WHERE id = ?";
  private static final String RECORD = "SELECT record::text FROM quarantine WHERE id = ?";
  private static final String COUNTED =
      "SELECT coalesce(sum(open), 0) FROM quarantine_cause WHERE %s";
  private static final String COUNT =
      "SELECT count(*) FROM (SELECT FROM quarantine WHERE %s AND status = 'open' LIMIT ?) AS matching";

  private final DataSource database;

  public Quarantine(DataSource database) {
    this.database = database;
  }

  /**
   * Refusals in that status, newest first. What is open is read by the causes that match, so that a
   * filter which meets few among many costs what it finds.
   *
   * @param after the last of the page before; empty for the first page
   */
  public List<RefusedRecord> list(
      RefusalFilter filter, String status, Optional<RefusedRecord> after, int limit)
      throws SQLException {
    try (Connection connection = database.getConnection()) {
      return new Listing(filter, after, limit).in(status, connection);
    }
  }

  /** How many of what is open matches, told up to the limit and no further. */
  public long count(RefusalFilter filter, int limit) throws SQLException {
    String sql = filter.isCounted() ? COUNTED : COUNT;
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(sql.formatted(filter.condition()))) {
      int next = filter.set(statement, 1);
      if (!filter.isCounted()) {
        statement.setInt(next, limit);
      }
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return Math.min(row.getLong(1), limit);
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
