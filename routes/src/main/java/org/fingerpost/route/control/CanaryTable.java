package org.fingerpost.route.control;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Which canaries were sent and which arrived. A canary is a message without a record that goes the
 * way of a member's records, through every stage and into the joint database, and into no feed.
 */
public final class CanaryTable {
  private static final String SENT =
      "INSERT INTO operate_canary (member, kind, waiting_since, number) SELECT ?, kind, ?, 1 FROM unnest(?::text[]) AS kind ON CONFLICT (member, kind) DO UPDATE SET waiting_since = coalesce(operate_canary.waiting_since, excluded.waiting_since), number = operate_canary.number + 1";
  private static final String ARRIVED =
      "UPDATE operate_canary SET arrived_sent = ?, arrived = now(), waiting_since = CASE WHEN waiting_since > ? THEN waiting_since END WHERE member = ? AND kind = ? AND coalesce(arrived_sent < ?, true)";
  private static final String STAND =
      "SELECT member, min(waiting_since), extract(epoch FROM max(arrived - arrived_sent))::float8 FROM operate_canary GROUP BY member";

  private final DataSource database;

  public CanaryTable(DataSource database) {
    this.database = database;
  }

  /** A canary that came out of the last stage. */
  public record Arrived(String member, String kind, Instant sent) {}

  /**
   * How the newest canaries of a member stand, over all kinds.
   *
   * @param waitingSince when the oldest was sent that has not arrived
   * @param took how long the slowest of the newest that arrived was under way
   */
  public record Standing(Optional<Instant> waitingSince, Optional<Duration> took) {
    /** How far the joint database is behind the member, as far as is known. */
    public Optional<Duration> lag(Instant now) {
      Optional<Duration> waiting = waitingSince.map(since -> Duration.between(since, now));
      return waiting
          .filter(age -> took.map(last -> age.compareTo(last) > 0).orElse(true))
          .or(() -> took);
    }
  }

  /** Notes that canaries of those kinds are about to be sent to the member's topic. */
  public void sent(String member, Collection<String> kinds, Instant now) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(SENT)) {
      statement.setString(1, member);
      statement.setObject(2, now.atOffset(ZoneOffset.UTC));
      statement.setArray(3, connection.createArrayOf("text", kinds.toArray()));
      statement.executeUpdate();
    }
  }

  /** Notes that they arrived, within the transaction that takes what came before them. */
  public static void arrived(Connection connection, Collection<Arrived> canaries)
      throws SQLException {
    if (canaries.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(ARRIVED)) {
      for (Arrived canary : canaries) {
        OffsetDateTime sent = canary.sent().atOffset(ZoneOffset.UTC);
        statement.setObject(1, sent);
        statement.setObject(2, sent);
        statement.setString(3, canary.member());
        statement.setString(4, canary.kind());
        statement.setObject(5, sent);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** By member. */
  public Map<String, Standing> standing() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(STAND);
        ResultSet row = statement.executeQuery()) {
      Map<String, Standing> standing = new HashMap<>();
      while (row.next()) {
        standing.put(row.getString(1), standing(row));
      }
      return standing;
    }
  }

  private static Standing standing(ResultSet row) throws SQLException {
    return new Standing(
        Optional.ofNullable(row.getObject(2, OffsetDateTime.class)).map(OffsetDateTime::toInstant),
        Optional.ofNullable(row.getObject(3, Double.class))
            .map(seconds -> Duration.ofMillis(Math.max(0, Math.round(seconds * 1_000)))));
  }
}
