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
import org.fingerpost.route.control.Order;
import org.fingerpost.route.control.OrderRefusedException;
import org.fingerpost.route.control.Orders;
import org.fingerpost.route.control.RefusalFilter;
import org.fingerpost.schema.Json;

/** The refused records, and what a person does with them. Safe for use by many threads. */
public final class Quarantine {
  /** What is open, and not yet settled. */
  public static final String OPEN = "open";

  private static final String LIST =
      "SELECT %s FROM quarantine WHERE status = ? AND (seen, id) < (?, ?) AND %s ORDER BY seen DESC, id DESC LIMIT ?";
  private static final String FIND = "SELECT %s FROM quarantine WHERE id = ?";
  private static final String RECORD = "SELECT record::text FROM quarantine WHERE id = ?";
  private static final String COUNT =
      "SELECT count(*) FROM (SELECT 1 FROM quarantine WHERE status = ? AND %s LIMIT ?) AS matching";
  private static final String CAUSES =
      "SELECT member, dataset, stage, reason, count(*), (array_agg(sentence ORDER BY seen DESC))[1], min(seen), max(seen) FROM quarantine WHERE status = 'open' AND %s GROUP BY 1, 2, 3, 4 ORDER BY 5 DESC, 1, 2, 3, 4 LIMIT 1000";
  private static final String DISCARD =
      "UPDATE quarantine SET status = 'discarded', settled_at = now(), settled_by = ?, settled_because = ? WHERE status = 'open' AND %s";

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

  /** What is open, by what has to be mended; most records first. */
  public List<Cause> causes(RefusalFilter filter) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(CAUSES.formatted(filter.condition()))) {
      filter.set(statement, 1);
      List<Cause> causes = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          causes.add(cause(row));
        }
      }
      return causes;
    }
  }

  private static Cause cause(ResultSet row) throws SQLException {
    return new Cause(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getLong(5),
        row.getString(6),
        row.getObject(7, OffsetDateTime.class).toInstant(),
        row.getObject(8, OffsetDateTime.class).toInstant());
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

  /**
   * Has what matches and is open put through its stage again, by a process of the hub.
   *
   * @return the order's number, for {@link Orders#answer}
   * @throws OrderRefusedException when nothing that matches is open; says what became of a single
   *     one
   */
  public long replay(RefusalFilter filter, Asked asked) throws SQLException {
    return order(Order.Action.REPLAY, filter, asked);
  }

  /** Has a process of the hub find out what would pass now; changes nothing. Else as a replay. */
  public long preview(RefusalFilter filter, Asked asked) throws SQLException {
    return order(Order.Action.PREVIEW, filter, asked);
  }

  private long order(Order.Action action, RefusalFilter filter, Asked asked) throws SQLException {
    requireOpen(filter);
    return new Orders(database).ask(action, filter.json(), filter.inWords(), asked);
  }

  /**
   * Discards what matches and is open: nobody need look at it any more.
   *
   * @return how many were discarded
   * @throws OrderRefusedException when no reason is given, or nothing that matches is open
   */
  public int discard(RefusalFilter filter, Asked asked) throws SQLException {
    Asked said = asked.withReason();
    requireOpen(filter);
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        int number = discard(connection, filter, said);
        Audit.note(connection, said, "quarantine discard", filter.inWords(), number + " discarded");
        connection.commit();
        return number;
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  private static int discard(Connection connection, RefusalFilter filter, Asked asked)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(DISCARD.formatted(filter.condition()))) {
      statement.setString(1, asked.by());
      statement.setString(2, asked.because());
      filter.set(statement, 3);
      return statement.executeUpdate();
    }
  }

  private void requireOpen(RefusalFilter filter) throws SQLException {
    if (filter.id().isPresent()) {
      String id = filter.id().get();
      RefusedRecord found = find(id).orElseThrow(() -> unknown(id));
      if (!found.status().equals(OPEN)) {
        throw new OrderRefusedException(ended(found));
      }
    }
    if (count(filter, OPEN, 1) == 0) {
      throw new OrderRefusedException(
          "Nothing in the quarantine that is open matches %s. Nothing was done."
              .formatted(filter.inWords()));
    }
  }

  private static String ended(RefusedRecord found) {
    String how =
        found
            .settled()
            .map(end -> "%s by %s at %s".formatted(found.status(), end.by(), end.at()))
            .orElse("superseded: a later version of the record passed, or the record is gone");
    return "Refusal %s is not open any more, it was %s. Nothing was done."
        .formatted(found.id(), how);
  }

  private static OrderRefusedException unknown(String id) {
    return new OrderRefusedException("There is no refusal %s in the quarantine.".formatted(id));
  }
}
