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
import javax.sql.DataSource;

/** People on their way to a provider and back. Each errand serves once, within ten minutes. */
final class Errands {
  static final Duration LONGEST = Duration.ofMinutes(10);

  private static final String BEGIN =
      "INSERT INTO access_errand (state_hash, nonce, verifier, goes_to, begun_at) VALUES (?, ?, ?, ?, ?)";
  private static final String FORGET = "DELETE FROM access_errand WHERE begun_at < ?";
  private static final String END =
      "DELETE FROM access_errand WHERE state_hash = ? AND begun_at >= ? RETURNING nonce, verifier, goes_to";

  private final DataSource database;
  private final Clock clock;

  Errands(DataSource database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * What has to be remembered until the person is back.
   *
   * @param nonce comes back within the provider's signed word
   * @param verifier proves to the provider that it is us who ask for it (PKCE)
   */
  record Errand(String nonce, String verifier, String goesTo) {
    static Errand to(String address) {
      return new Errand(Token.random(), Token.random(), address);
    }
  }

  void begin(String state, Errand errand) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement forget = connection.prepareStatement(FORGET);
        PreparedStatement begin = connection.prepareStatement(BEGIN)) {
      forget.setObject(1, before(LONGEST));
      forget.executeUpdate();
      begin.setBytes(1, Token.hash(state));
      begin.setString(2, errand.nonce());
      begin.setString(3, errand.verifier());
      begin.setString(4, errand.goesTo());
      begin.setObject(5, before(Duration.ZERO));
      begin.executeUpdate();
    }
  }

  Optional<Errand> end(String state) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(END)) {
      statement.setBytes(1, Token.hash(state));
      statement.setObject(2, before(LONGEST));
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(new Errand(row.getString(1), row.getString(2), row.getString(3)))
            : Optional.empty();
      }
    }
  }

  private OffsetDateTime before(Duration age) {
    return clock.instant().minus(age).atOffset(ZoneOffset.UTC);
  }
}
