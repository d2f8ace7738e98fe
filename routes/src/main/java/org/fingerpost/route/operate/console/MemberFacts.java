package org.fingerpost.route.operate.console;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.fingerpost.route.operate.console.MemberView.Reason;

/** What the joint database knows of a member's datasets. */
record MemberFacts(DataSource database) {
  private static final String DATASETS =
      """
      SELECT p.dataset, p.compared_at, b.missing, b.total, b.held_since
      FROM collect_position p LEFT JOIN collect_brake b
        ON b.dataset_id = p.dataset_id AND NOT b.approved AND NOT b.refused
      WHERE p.member = ?
      """;
  private static final String HELD =
      "SELECT p.dataset, (SELECT count(*) FROM collect_row r WHERE r.dataset_id = p.dataset_id) FROM collect_position p WHERE p.member = ?";
  private static final String REASONS =
      """
      WITH counted AS (
        SELECT member, dataset, stage, reason, sum(open) AS open FROM quarantine_cause
        WHERE member = ? GROUP BY 1, 2, 3, 4 HAVING sum(open) > 0)
      SELECT c.reason, sum(open), (array_agg(newest.sentence ORDER BY newest.seen DESC))[1]
      FROM counted c
      CROSS JOIN LATERAL (
        SELECT sentence, seen FROM quarantine q
        WHERE q.status = 'open' AND q.member = c.member AND q.dataset = c.dataset
          AND q.stage = c.stage AND q.reason = c.reason
        ORDER BY seen DESC, id DESC LIMIT 1) AS newest
      GROUP BY c.reason ORDER BY 2 DESC, 1 LIMIT 50
      """;

  /** One dataset's ledger. */
  record Ledger(Optional<Instant> compared, Optional<Brake> brake) {}

  /** Deletes that wait for a person. */
  record Brake(long missing, long total, Instant since) {}

  Map<String, Ledger> ledgers(String member) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(DATASETS)) {
      statement.setString(1, member);
      Map<String, Ledger> ledgers = new HashMap<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          ledgers.put(row.getString(1), new Ledger(moment(row, 2), brake(row)));
        }
      }
      return ledgers;
    }
  }

  /** How many records the hub has of each dataset. It counts them all. */
  Map<String, Long> held(String member) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(HELD)) {
      statement.setString(1, member);
      Map<String, Long> held = new HashMap<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          held.put(row.getString(1), row.getLong(2));
        }
      }
      return held;
    }
  }

  private static Optional<Brake> brake(ResultSet row) throws SQLException {
    Optional<Instant> since = moment(row, 5);
    return since.isEmpty()
        ? Optional.empty()
        : Optional.of(new Brake(row.getLong(3), row.getLong(4), since.get()));
  }

  private static Optional<Instant> moment(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  List<Reason> reasons(String member) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(REASONS)) {
      statement.setString(1, member);
      List<Reason> reasons = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          String href = "/ops/quarantine?member=%s&reason=%s".formatted(member, row.getString(1));
          reasons.add(new Reason(row.getString(1), row.getLong(2), row.getString(3), href));
        }
      }
      return reasons;
    }
  }
}
