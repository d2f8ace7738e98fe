package org.fingerpost.route.operate.quarantine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fingerpost.route.control.RefusalFilter;

/**
 * One page of the refusals that match, newest first.
 *
 * @param after the last of the page before; empty for the first page
 */
record Listing(RefusalFilter filter, Optional<RefusedRecord> after, int limit) {
  private static final String STRAIGHT =
      """
      SELECT %s FROM quarantine WHERE status = ? AND (seen, id) < (?, ?) AND %s
      ORDER BY seen DESC, id DESC LIMIT ?
      """;

  /** The newest of each cause, and of those the newest. */
  private static final String BY_CAUSE =
      """
      SELECT q.* FROM (
        SELECT member, dataset, stage, reason FROM quarantine_cause
        WHERE %s GROUP BY 1, 2, 3, 4 HAVING sum(open) > 0) AS c
      CROSS JOIN LATERAL (
        SELECT %s FROM quarantine q
        WHERE status = 'open' AND q.member = c.member AND q.dataset = c.dataset
          AND q.stage = c.stage AND q.reason = c.reason AND (seen, id) < (?, ?) AND %s
        ORDER BY seen DESC, id DESC LIMIT ?) AS q
      ORDER BY seen DESC, id DESC LIMIT ?
      """;

  private static final OffsetDateTime END_OF_TIME =
      OffsetDateTime.of(9999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  List<RefusedRecord> in(String status, Connection connection) throws SQLException {
    return status.equals(Quarantine.OPEN) && isOfFewCauses()
        ? byCause(connection)
        : straight(status, connection);
  }

  /**
   * Whether no index gives the order of what matches. Then the newest would be read until enough
   * match: all there are, where few do. A member, a reason, or neither has an index of its own.
   */
  private boolean isOfFewCauses() {
    return filter.id().isEmpty()
        && (filter.dataset().isPresent()
            || filter.stage().isPresent()
            || (filter.member().isPresent() && filter.reason().isPresent()));
  }

  private List<RefusedRecord> straight(String status, Connection connection) throws SQLException {
    String sql = STRAIGHT.formatted(RefusedRecord.COLUMNS, filter.condition());
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, status);
      statement.setInt(filter.set(statement, setAfter(statement, 2)), limit);
      return read(statement);
    }
  }

  private List<RefusedRecord> byCause(Connection connection) throws SQLException {
    RefusalFilter causes = filter.causes();
    RefusalFilter span = filter.span();
    String sql = BY_CAUSE.formatted(causes.condition(), RefusedRecord.COLUMNS, span.condition());
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      int next = span.set(statement, setAfter(statement, causes.set(statement, 1)));
      statement.setInt(next, limit);
      statement.setInt(next + 1, limit);
      return read(statement);
    }
  }

  private int setAfter(PreparedStatement statement, int first) throws SQLException {
    // Where a span ends, reading begins there, and not at the newest of all.
    statement.setObject(
        first,
        after
            .map(RefusedRecord::seen)
            .or(filter::before)
            .map(seen -> seen.atOffset(ZoneOffset.UTC))
            .orElse(END_OF_TIME));
    statement.setString(first + 1, after.map(RefusedRecord::id).orElse(""));
    return first + 2;
  }

  private static List<RefusedRecord> read(PreparedStatement statement) throws SQLException {
    List<RefusedRecord> found = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        found.add(RefusedRecord.of(row));
      }
    }
    return found;
  }
}
