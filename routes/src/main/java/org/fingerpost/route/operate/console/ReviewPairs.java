package org.fingerpost.route.operate.console;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.fingerpost.route.control.Asked;
import org.fingerpost.route.control.Audit;
import org.fingerpost.route.operate.console.ReviewView.Why;
import org.fingerpost.schema.SourceKey;

/** Doubtful links and what people say of them, in the joint database. */
record ReviewPairs(DataSource database) {
  private static final int MOST = 10_000;
  private static final String NEXT =
      "SELECT r.kind, r.source_id, r.other_source_id, r.score FROM analysis.link_reviews r ORDER BY r.score DESC, r.source_id, r.other_source_id LIMIT 1 OFFSET ?";
  private static final String RECORD =
      "SELECT member, dataset, key, value FROM source_record WHERE source_id = ? AND joint_id IS NOT NULL";
  private static final String EVIDENCE =
      "SELECT sentence, weight FROM analysis.link_evidence WHERE source_id = ? AND other_source_id = ? ORDER BY abs(weight) DESC";
  private static final String COUNT =
      "SELECT count(*) FROM (SELECT FROM analysis.link_reviews LIMIT ?) AS found";

  /** One person's word stands until it is withdrawn: a second one is told of it. */
  private static final String SAY =
      "INSERT INTO link_verdict AS v (a, b, same, reason, judged_by) SELECT p.a, p.b, ?, ?, ? FROM link_pair p WHERE p.a = ? AND p.b = ? ON CONFLICT (a, b) DO UPDATE SET same = excluded.same, reason = excluded.reason, judged_by = excluded.judged_by, judged_at = now(), withdrawn = false, applied = false WHERE v.withdrawn";

  private static final String SAID =
      "SELECT same, judged_by FROM link_verdict WHERE a = ? AND b = ? AND NOT withdrawn";
  private static final String WITHDRAW =
      "UPDATE link_verdict SET withdrawn = true, applied = false, judged_at = now() WHERE a = ? AND b = ? AND judged_by = ? AND NOT withdrawn";

  /** Two records that may be one. */
  record Doubt(String kind, UUID one, UUID other, double score) {}

  /** One of them. */
  record Side(SourceKey key, byte[] value) {}

  Optional<Doubt> next(int skip) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(NEXT)) {
      statement.setInt(1, skip);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Doubt(
                    row.getString(1),
                    row.getObject(2, UUID.class),
                    row.getObject(3, UUID.class),
                    row.getDouble(4)))
            : Optional.empty();
      }
    }
  }

  /** How many wait, counted up to 10,000. */
  long waiting() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(COUNT)) {
      statement.setInt(1, MOST);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  Optional<Side> side(UUID id) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(RECORD)) {
      statement.setObject(1, id);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Side(
                    new SourceKey(row.getString(1), row.getString(2), row.getString(3)),
                    row.getBytes(4)))
            : Optional.empty();
      }
    }
  }

  List<Why> evidence(Doubt doubt) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(EVIDENCE)) {
      statement.setObject(1, doubt.one());
      statement.setObject(2, doubt.other());
      List<Why> why = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          double weight = row.getDouble(2);
          why.add(
              new Why(row.getString(1), String.format(Locale.UK, "%+.1f", weight), weight >= 0));
        }
      }
      return why;
    }
  }

  /**
   * Keeps the verdict, unless another stands.
   *
   * @return what stands instead, in words; empty when it was kept
   */
  Optional<String> say(UUID one, UUID other, boolean same, Asked asked) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        boolean kept = insert(connection, one, other, same, asked) == 1;
        if (kept) {
          String target = one + " and " + other;
          Audit.note(connection, asked, "verdict " + (same ? "same" : "different"), target, "");
        }
        connection.commit();
        return kept ? Optional.empty() : Optional.of(standing(connection, one, other));
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  private static int insert(Connection connection, UUID one, UUID other, boolean same, Asked asked)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SAY)) {
      statement.setBoolean(1, same);
      statement.setString(2, asked.because());
      statement.setString(3, asked.by());
      statement.setObject(4, one);
      statement.setObject(5, other);
      return statement.executeUpdate();
    }
  }

  private static String standing(Connection connection, UUID one, UUID other) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SAID)) {
      statement.setObject(1, one);
      statement.setObject(2, other);
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? "%s has said meanwhile that these two are %s. Nothing was done."
                .formatted(row.getString(2), row.getBoolean(1) ? "the same" : "different")
            : "These two are not in doubt any more: one of the records has changed. Nothing was done.";
      }
    }
  }

  /** Takes back one's own verdict; false where there is none. */
  boolean withdraw(UUID one, UUID other, Asked asked) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(WITHDRAW)) {
      statement.setObject(1, one);
      statement.setObject(2, other);
      statement.setString(3, asked.by());
      boolean done = statement.executeUpdate() == 1;
      if (done) {
        Audit.note(connection, asked, "verdict withdraw", one + " and " + other, "");
      }
      return done;
    }
  }
}
