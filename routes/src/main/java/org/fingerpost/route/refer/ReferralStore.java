package org.fingerpost.route.refer;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Keeps referrals and the trail of who did what with them. */
final class ReferralStore {
  private static final int MOST_LISTED = 200;
  private static final int AT_ONCE = 100;
  private static final int MOST_REMINDERS = 3;

  private static final String KEEP =
      """
      WITH once AS (INSERT INTO referral_once (token) VALUES (?) ON CONFLICT DO NOTHING RETURNING 1)
      INSERT INTO referral (referral_id, from_member, to_member, made_by, made_at, service_id,
        service_name, consent_on, status, status_at, wrapped_key, sealed, delete_on)
      SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM once
      """;

  private static final String MOVE =
      """
      UPDATE referral SET status = ?, status_at = now(), version = version + 1
      WHERE referral_id = ? AND to_member = ? AND status = ANY (?)
      """;

  /** Nobody has opened it two days after it came, or after the last reminder. */
  private static final String TO_DELIVER =
      """
      next_attempt <= now() AND (delivered_at IS NULL
        OR (status = 'new' AND reminders < %d AND delivered_at < now() - interval '2 days'))
      """
          .formatted(MOST_REMINDERS);

  private final DataSource database;

  ReferralStore(DataSource database) {
    this.database = database;
  }

  /**
   * Keeps a new referral.
   *
   * @param once of the form; a form that was sent before keeps nothing
   * @return whether it is kept
   */
  boolean keep(Referral made, UUID once) throws SQLException {
    return update(
            KEEP,
            once,
            made.id(),
            made.fromMember(),
            made.toMember(),
            made.madeBy(),
            Timestamp.from(made.madeAt()),
            made.service(),
            made.serviceName(),
            Date.valueOf(made.consentOn()),
            made.status().toString(),
            Timestamp.from(made.statusAt()),
            made.seal().wrappedKey(),
            made.seal().sealed(),
            Date.valueOf(made.deleteOn()))
        == 1;
  }

  Optional<Referral> find(UUID id) throws SQLException {
    return read("referral_id = ? LIMIT 1", id).stream().findFirst();
  }

  List<Referral> received(String member) throws SQLException {
    return read("to_member = ? ORDER BY made_at DESC LIMIT " + MOST_LISTED, member);
  }

  List<Referral> made(String member) throws SQLException {
    return read("from_member = ? ORDER BY made_at DESC LIMIT " + MOST_LISTED, member);
  }

  /** Moves it on, where it may go there from where it stands; twice is once. */
  boolean move(UUID id, String toMember, Status to) throws SQLException {
    List<String> from = new ArrayList<>();
    for (Status status : Status.values()) {
      if (status.next().contains(to)) {
        from.add(status.toString());
      }
    }
    return update(MOVE, to.toString(), id, toMember, from.toArray(String[]::new)) == 1;
  }

  List<Referral> unsent() throws SQLException {
    return read("version > sent_version ORDER BY made_at LIMIT " + AT_ONCE);
  }

  void sent(Referral safe) throws SQLException {
    update(
        "UPDATE referral SET sent_version = greatest(sent_version, ?) WHERE referral_id = ?",
        safe.version(),
        safe.id());
  }

  List<Referral> toDeliver() throws SQLException {
    return read(TO_DELIVER + " ORDER BY made_at LIMIT " + AT_ONCE);
  }

  void delivered(Referral referral) throws SQLException {
    update(
        "UPDATE referral SET reminders = reminders + (delivered_at IS NOT NULL)::int,"
            + " delivered_at = now(), attempts = 0 WHERE referral_id = ?",
        referral.id());
  }

  /** Tries again after one minute, then twice as long each time, up to six hours. */
  void notDelivered(Referral referral) throws SQLException {
    update(
        "UPDATE referral SET attempts = attempts + 1,"
            + " next_attempt = now() + least(interval '6 hours', interval '1 minute' * 2 ^ least(attempts, 10))"
            + " WHERE referral_id = ?",
        referral.id());
  }

  List<Referral> expired() throws SQLException {
    return read("delete_on <= current_date LIMIT " + AT_ONCE);
  }

  void forget(Referral gone) throws SQLException {
    update("DELETE FROM referral WHERE referral_id = ?", gone.id());
  }

  void forgetForms() throws SQLException {
    update("DELETE FROM referral_once WHERE used_at < now() - interval '400 days'");
  }

  void audit(UUID referral, String who, String member, String action) throws SQLException {
    update(
        "INSERT INTO referral_audit (referral_id, who, member, action) VALUES (?, ?, ?, ?)",
        referral,
        who,
        member,
        action);
  }

  private List<Referral> read(String condition, Object... values) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("SELECT * FROM referral WHERE " + condition)) {
      bind(statement, values);
      try (ResultSet rows = statement.executeQuery()) {
        List<Referral> found = new ArrayList<>();
        while (rows.next()) {
          found.add(referral(rows));
        }
        return found;
      }
    }
  }

  private static Referral referral(ResultSet row) throws SQLException {
    return new Referral(
        row.getObject("referral_id", UUID.class),
        row.getString("from_member"),
        row.getString("to_member"),
        row.getString("made_by"),
        row.getTimestamp("made_at").toInstant(),
        row.getObject("service_id", UUID.class),
        row.getString("service_name"),
        row.getDate("consent_on").toLocalDate(),
        Status.named(row.getString("status")).orElseThrow(),
        row.getTimestamp("status_at").toInstant(),
        new Seal(row.getBytes("wrapped_key"), row.getBytes("sealed")),
        row.getDate("delete_on").toLocalDate(),
        row.getInt("version"),
        row.getTimestamp("delivered_at") != null,
        row.getInt("reminders"));
  }

  private int update(String sql, Object... values) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      return statement.executeUpdate();
    }
  }

  private static void bind(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }
}
