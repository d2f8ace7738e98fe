package org.fingerpost.route.operate.quarantine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.fingerpost.route.control.RefusalFilter;

/**
 * What is open in the quarantine, by what has to be mended. It costs what there are causes, not
 * what there are refusals: they are counted as they come and go. Safe for use by many threads.
 */
public final class Causes {
  private static final String COUNTED =
      """
      WITH counted AS (
        SELECT member, dataset, stage, reason, sum(open) AS open FROM quarantine_cause
        WHERE %s GROUP BY 1, 2, 3, 4 HAVING sum(open) > 0 ORDER BY 5 DESC, 1, 2, 3, 4 LIMIT ?)
      SELECT member, dataset, stage, reason, open, newest.sentence, oldest.seen, newest.seen
      FROM counted c
      CROSS JOIN LATERAL (
        SELECT sentence, seen FROM quarantine q
        WHERE q.status = 'open' AND q.member = c.member AND q.dataset = c.dataset
          AND q.stage = c.stage AND q.reason = c.reason
        ORDER BY seen DESC, id DESC LIMIT 1) AS newest
      CROSS JOIN LATERAL (
        SELECT seen FROM quarantine q
        WHERE q.status = 'open' AND q.member = c.member AND q.dataset = c.dataset
          AND q.stage = c.stage AND q.reason = c.reason
        ORDER BY seen, id LIMIT 1) AS oldest
      ORDER BY 5 DESC, 1, 2, 3, 4
      """;

  /**
   * Of each cause both ends of its part of the span, and how many lie between. In all some hundreds
   * are counted, so that it takes as long however many there are: the more causes, the fewer of
   * each.
   */
  private static final String IN_A_SPAN =
      """
      WITH causes AS (
        SELECT member, dataset, stage, reason FROM quarantine_cause
        WHERE %1$s GROUP BY 1, 2, 3, 4 HAVING sum(open) > 0),
      most AS (SELECT greatest(10, 500 / greatest(count(*), 1)) AS counted FROM causes)
      SELECT member, dataset, stage, reason, number, newest.sentence, oldest.seen, newest.seen,
             (SELECT counted FROM most)
      FROM causes c
      CROSS JOIN LATERAL (
        SELECT sentence, seen FROM quarantine q WHERE %2$s ORDER BY seen DESC, id DESC LIMIT 1) AS newest
      CROSS JOIN LATERAL (
        SELECT seen FROM quarantine q WHERE %2$s ORDER BY seen, id LIMIT 1) AS oldest
      CROSS JOIN LATERAL (
        SELECT count(*) AS number FROM (
          SELECT FROM quarantine q WHERE %2$s LIMIT (SELECT counted FROM most)) AS matching) AS counted
      ORDER BY 5 DESC, 1, 2, 3, 4 LIMIT ?
      """;

  private static final String OF_CAUSE =
      "q.status = 'open' AND q.member = c.member AND q.dataset = c.dataset AND q.stage = c.stage AND q.reason = c.reason AND %s";

  private static final String FOLD =
      """
      WITH gone AS (
        DELETE FROM quarantine_cause WHERE ctid = ANY (ARRAY(
          SELECT ctid FROM quarantine_cause WHERE (member, dataset, stage, reason) IN (
            SELECT member, dataset, stage, reason FROM quarantine_cause
            GROUP BY 1, 2, 3, 4 HAVING count(*) > 1)
          FOR UPDATE SKIP LOCKED))
        RETURNING *)
      INSERT INTO quarantine_cause
      SELECT member, dataset, stage, reason, sum(open) FROM gone
      GROUP BY 1, 2, 3, 4 HAVING sum(open) <> 0
      """;

  private final DataSource database;

  public Causes(DataSource database) {
    this.database = database;
  }

  /**
   * What is open and matches, most records first.
   *
   * @return at most that many causes; where the filter names a time, no more than some hundreds of
   *     refusals are counted in all
   */
  public List<Cause> matching(RefusalFilter filter, int limit) throws SQLException {
    try (Connection connection = database.getConnection()) {
      if (filter.id().isPresent()) {
        return new Listing(filter, Optional.empty(), 1)
            .in(Quarantine.OPEN, connection).stream().map(Causes::ofOne).toList();
      }
      return filter.isCounted()
          ? counted(connection, filter, limit)
          : inASpan(connection, filter, limit);
    }
  }

  private static Cause ofOne(RefusedRecord refused) {
    return new Cause(
        refused.member(),
        refused.dataset(),
        refused.stage(),
        refused.reason(),
        1,
        false,
        refused.sentence(),
        refused.seen(),
        refused.seen());
  }

  private static List<Cause> counted(Connection connection, RefusalFilter filter, int limit)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(COUNTED.formatted(filter.condition()))) {
      statement.setInt(filter.set(statement, 1), limit);
      return read(statement, row -> false);
    }
  }

  private static List<Cause> inASpan(Connection connection, RefusalFilter filter, int limit)
      throws SQLException {
    RefusalFilter causes = filter.causes();
    RefusalFilter span = filter.span();
    String ofCause = OF_CAUSE.formatted(span.condition());
    try (PreparedStatement statement =
        connection.prepareStatement(IN_A_SPAN.formatted(causes.condition(), ofCause))) {
      int next = causes.set(statement, 1);
      for (int end = 0; end < 3; end++) {
        next = span.set(statement, next); // newest, oldest, and how many
      }
      statement.setInt(next, limit);
      return read(statement, row -> row.getLong(5) >= row.getLong(9));
    }
  }

  /** Whether there may be more than were counted. */
  private interface More {
    boolean in(ResultSet row) throws SQLException;
  }

  private static List<Cause> read(PreparedStatement statement, More more) throws SQLException {
    List<Cause> causes = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        causes.add(cause(row, more.in(row)));
      }
    }
    return causes;
  }

  private static Cause cause(ResultSet row, boolean isMore) throws SQLException {
    return new Cause(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getLong(5),
        isMore,
        row.getString(6),
        row.getObject(7, OffsetDateTime.class).toInstant(),
        row.getObject(8, OffsetDateTime.class).toInstant());
  }

  /** Makes one row of what writers added, so that the next sums are short. */
  public void fold() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(FOLD)) {
      statement.executeUpdate();
    }
  }
}
