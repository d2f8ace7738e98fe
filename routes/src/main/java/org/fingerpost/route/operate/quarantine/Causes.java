package org.fingerpost.route.operate.quarantine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.fingerpost.route.control.RefusalFilter;

/**
 * What is open in the quarantine, by what has to be mended. It costs what there are causes, not
 * what there are refusals: they are counted as they come and go. Safe for use by many threads.
 */
public final class Causes {
  /** Of a span of time no more than so many refusals are looked at, the newest. */
  public static final int MOST_IN_A_SPAN = 1_000;

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

  private static final Comparator<Cause> MOST_FIRST =
      Comparator.comparingLong((Cause cause) -> -cause.number())
          .thenComparing(Cause::member)
          .thenComparing(Cause::dataset)
          .thenComparing(Cause::stage)
          .thenComparing(Cause::reason);

  private final DataSource database;

  public Causes(DataSource database) {
    this.database = database;
  }

  /**
   * What is open and matches, most records first.
   *
   * @return at most that many causes; where the filter names a time or one refusal, of the newest
   *     {@value #MOST_IN_A_SPAN} refusals
   */
  public List<Cause> matching(RefusalFilter filter, int limit) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return filter.isCounted()
          ? counted(connection, filter, limit)
          : ofTheNewest(connection, filter, limit);
    }
  }

  private static List<Cause> counted(Connection connection, RefusalFilter filter, int limit)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(COUNTED.formatted(filter.condition()))) {
      statement.setInt(filter.set(statement, 1), limit);
      List<Cause> causes = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          causes.add(cause(row));
        }
      }
      return causes;
    }
  }

  private static List<Cause> ofTheNewest(Connection connection, RefusalFilter filter, int limit)
      throws SQLException {
    return new Listing(filter, Optional.empty(), MOST_IN_A_SPAN)
        .in(Quarantine.OPEN, connection).stream()
            .collect(Collectors.groupingBy(Causes::nameOf))
            .values()
            .stream()
            .map(Causes::cause)
            .sorted(MOST_FIRST)
            .limit(limit)
            .toList();
  }

  private static List<String> nameOf(RefusedRecord refused) {
    return List.of(refused.member(), refused.dataset(), refused.stage(), refused.reason());
  }

  /** Of refusals with one cause, the newest first. */
  private static Cause cause(List<RefusedRecord> refusals) {
    RefusedRecord newest = refusals.get(0);
    return new Cause(
        newest.member(),
        newest.dataset(),
        newest.stage(),
        newest.reason(),
        refusals.size(),
        newest.sentence(),
        refusals.get(refusals.size() - 1).seen(),
        newest.seen());
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

  /** Makes one row of what writers added, so that the next sums are short. */
  public void fold() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(FOLD)) {
      statement.executeUpdate();
    }
  }
}
