package org.fingerpost.route.directory.feedback;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.SourceKey;

/** Keeps what visitors say is wrong, until the member has it, and for 90 days. */
public final class CorrectionStore {
  private static final int MOST_A_RECORD_AND_DAY = 10;
  private static final int MOST_A_DAY = 500;
  private static final int AT_ONCE = 200;

  private static final String KEEP =
      """
      INSERT INTO correction
        (correction_id, kind, joint_id, member, dataset, key, field, shown, said, received)
      SELECT ?, ?::record_kind, ?, ?, ?, ?, ?, ?, ?, ?
      WHERE (SELECT count(*) FROM correction
             WHERE joint_id = ? AND received > now() - interval '1 day') < ?
        AND (SELECT count(*) FROM correction WHERE received > now() - interval '1 day') < ?
      """;

  private static final String READ =
      """
      SELECT correction_id, kind, joint_id, member, dataset, key, field, shown, said, received
      FROM correction WHERE %s ORDER BY received LIMIT ?
      """;

  private final DataSource database;

  /** On the joint database. */
  public CorrectionStore(DataSource database) {
    this.database = database;
  }

  /**
   * Keeps it, unless there have been too many: ten a day about one record, five hundred about all.
   *
   * @return whether it is kept
   */
  public boolean keep(Correction said) throws SQLException {
    return update(
            KEEP,
            said.id(),
            said.kind().wireName(),
            said.joint(),
            said.source().member(),
            said.source().dataset(),
            said.source().key(),
            said.field(),
            said.shown(),
            said.said(),
            Timestamp.from(said.received()),
            said.joint(),
            MOST_A_RECORD_AND_DAY,
            MOST_A_DAY)
        == 1;
  }

  /** The oldest of those that no member has yet. */
  List<Correction> unsent() throws SQLException {
    return read("sent IS NULL");
  }

  /** Those that have been kept for long enough, and were sent. */
  List<Correction> expired() throws SQLException {
    return read("sent IS NOT NULL AND received < now() - interval '90 days'");
  }

  void sent(List<Correction> safe) throws SQLException {
    update("UPDATE correction SET sent = now() WHERE correction_id = ANY (?)", ids(safe));
  }

  void forget(List<Correction> gone) throws SQLException {
    update("DELETE FROM correction WHERE correction_id = ANY (?)", ids(gone));
  }

  private static Object ids(List<Correction> corrections) {
    return corrections.stream().map(Correction::id).toArray(UUID[]::new);
  }

  private List<Correction> read(String condition) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(READ.formatted(condition))) {
      statement.setInt(1, AT_ONCE);
      List<Correction> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(correction(rows));
        }
      }
      return found;
    }
  }

  private static Correction correction(ResultSet row) throws SQLException {
    return new Correction(
        row.getObject("correction_id", UUID.class),
        Kind.ofWireName(row.getString("kind")),
        row.getObject("joint_id", UUID.class),
        new SourceKey(row.getString("member"), row.getString("dataset"), row.getString("key")),
        row.getString("field"),
        row.getString("shown"),
        row.getString("said"),
        row.getTimestamp("received").toInstant());
  }

  private int update(String sql, Object... values) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }
}
