package org.fingerpost.route.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Who is signed in. A session ends by itself, whatever its cookie says. */
final class Sessions {
  static final Duration IDLE = Duration.ofHours(1);
  static final Duration LONGEST = Duration.ofHours(12);

  /** Being used is written down this often, so that most requests only read. */
  private static final Duration STEP = Duration.ofMinutes(1);

  private static final String BEGIN =
      "INSERT INTO access_session (token_hash, account_id, begun_at, used_at) VALUES (?, ?, ?, ?)";
  private static final String FORGET =
      "DELETE FROM access_session WHERE begun_at < ? OR used_at < ?";
  private static final String FIND =
      "SELECT "
          + Accounts.COLUMNS
          + ", s.used_at FROM access_session s JOIN access_account a USING (account_id) WHERE s.token_hash = ? AND s.begun_at >= ? AND s.used_at >= ? AND NOT a.disabled";
  private static final String USE = "UPDATE access_session SET used_at = ? WHERE token_hash = ?";
  private static final String END = "DELETE FROM access_session WHERE token_hash = ?";

  private final DataSource database;
  private final Clock clock;

  Sessions(DataSource database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Begins a session, and forgets those that have run out.
   *
   * @return the token, for the cookie alone
   */
  String begin(UUID account) throws SQLException {
    String token = Token.random();
    try (Connection connection = database.getConnection();
        PreparedStatement forget = connection.prepareStatement(FORGET);
        PreparedStatement begin = connection.prepareStatement(BEGIN)) {
      forget.setObject(1, before(LONGEST));
      forget.setObject(2, before(IDLE));
      forget.executeUpdate();
      begin.setBytes(1, Token.hash(token));
      begin.setObject(2, account);
      begin.setObject(3, before(Duration.ZERO));
      begin.setObject(4, before(Duration.ZERO));
      begin.executeUpdate();
    }
    return token;
  }

  /**
   * Whose session it is.
   *
   * @param isUse whether the person did something, and not a page by itself
   */
  Optional<Account> find(String token, boolean isUse) throws SQLException {
    byte[] hash = Token.hash(token);
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setBytes(1, hash);
      statement.setObject(2, before(LONGEST));
      statement.setObject(3, before(IDLE));
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        OffsetDateTime used = row.getObject("used_at", OffsetDateTime.class);
        if (isUse && used.isBefore(before(STEP))) {
          use(connection, hash);
        }
        return Optional.of(Accounts.account(row));
      }
    }
  }

  private void use(Connection connection, byte[] hash) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(USE)) {
      statement.setObject(1, before(Duration.ZERO));
      statement.setBytes(2, hash);
      statement.executeUpdate();
    }
  }

  void end(String token) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(END)) {
      statement.setBytes(1, Token.hash(token));
      statement.executeUpdate();
    }
  }

  private OffsetDateTime before(Duration age) {
    return clock.instant().minus(age).atOffset(ZoneOffset.UTC);
  }
}
