package org.fingerpost.route.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * Makes guessing passwords slow. An attempt counts before the password is looked at, so that many
 * at once are no way around it. After {@link #FREE_BY_NAME} wrong ones for a name, or {@link
 * #FREE_BY_ADDRESS} from an address, the next has to wait 10 s, and twice as long after each, up to
 * a quarter of an hour. After an hour without one the count begins anew.
 */
final class Attempts {
  static final int FREE_BY_NAME = 5;
  static final int FREE_BY_ADDRESS = 50;

  private static final Duration MEMORY = Duration.ofHours(1);
  private static final String COUNT =
      """
      INSERT INTO access_attempt AS a (what, failures, last_at) VALUES (?, 1, ?)
      ON CONFLICT (what) DO UPDATE
        SET failures = CASE WHEN a.last_at < ? THEN 1 ELSE a.failures + 1 END,
            last_at = excluded.last_at
        WHERE a.last_at < ? OR a.failures < ?
           OR a.last_at + least(interval '15 minutes',
                                interval '10 seconds' * power(2, least(a.failures - ?, 10)))
              <= excluded.last_at
      RETURNING failures
      """;
  private static final String FORGET = "DELETE FROM access_attempt WHERE what = ?";
  private static final String FORGET_OLD = "DELETE FROM access_attempt WHERE last_at < ?";

  private final DataSource database;
  private final Clock clock;

  Attempts(DataSource database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Counts one; false when it has to wait. */
  boolean mayTry(String name, String address) throws SQLException {
    return count(byAddress(address), FREE_BY_ADDRESS) && count(byName(name), FREE_BY_NAME);
  }

  /** The person is who they say: their name's count begins anew. */
  void succeeded(String name) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement forget = connection.prepareStatement(FORGET);
        PreparedStatement forgetOld = connection.prepareStatement(FORGET_OLD)) {
      forget.setBytes(1, byName(name));
      forget.executeUpdate();
      forgetOld.setObject(1, before(MEMORY));
      forgetOld.executeUpdate();
    }
  }

  private boolean count(byte[] what, int free) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(COUNT)) {
      statement.setBytes(1, what);
      statement.setObject(2, before(Duration.ZERO));
      statement.setObject(3, before(MEMORY));
      statement.setObject(4, before(MEMORY));
      statement.setInt(5, free);
      statement.setInt(6, free);
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  private static byte[] byName(String name) {
    return Token.hash("name " + name.strip().toLowerCase(Locale.ROOT));
  }

  private static byte[] byAddress(String address) {
    return Token.hash("address " + address);
  }

  private OffsetDateTime before(Duration age) {
    return clock.instant().minus(age).atOffset(ZoneOffset.UTC);
  }
}
