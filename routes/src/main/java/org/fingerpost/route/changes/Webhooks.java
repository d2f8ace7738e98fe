package org.fingerpost.route.changes;

import java.net.URI;
import java.net.URISyntaxException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.fingerpost.schema.SignpostEntity;

/** The subscriptions of webhooks, as a person adds and removes them. */
public final class Webhooks {
  /** As Standard Webhooks writes secrets. */
  static final String SECRET_PREFIX = "whsec_";

  private static final int SECRET_BYTES = 32;
  private static final int LONGEST_URL = 2_000;
  private static final String ADD =
      "INSERT INTO webhook (url, entities, secret, internal, position) VALUES (?, ?::signpost_entity[], ?, ?, CASE WHEN ? THEN 0 ELSE (SELECT coalesce(max(position), 0) FROM feed_change) END) RETURNING id";
  static final String COLUMNS =
      "id, url, entities::text[], internal, position, failures, held, delivered";

  private final DataSource database;

  public Webhooks(DataSource database) {
    this.database = database;
  }

  /** A subscription that was added, with what its messages are signed by: told this once. */
  public record Added(UUID id, String secret) {}

  /**
   * Adds a subscription.
   *
   * @param entities which are told of
   * @param isInternal whether the address may lie within the hub's own network
   * @param fromStart whether everything that stands is told of too, not only what changes from now
   * @throws IllegalArgumentException when the address is none that may be told; the message says
   *     why
   */
  public Added add(String url, Set<SignpostEntity> entities, boolean isInternal, boolean fromStart)
      throws SQLException {
    verify(url, isInternal);
    byte[] random = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(random);
    String secret = SECRET_PREFIX + Base64.getEncoder().encodeToString(random);
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(ADD)) {
      Object[] names = entities.stream().map(SignpostEntity::wireName).toArray();
      statement.setString(1, url);
      statement.setArray(2, connection.createArrayOf("text", names));
      statement.setString(3, secret);
      statement.setBoolean(4, isInternal);
      statement.setBoolean(5, fromStart);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new Added(row.getObject(1, UUID.class), secret);
      }
    }
  }

  private static void verify(String url, boolean isInternal) {
    try {
      URI address = new URI(url);
      String scheme = Optional.ofNullable(address.getScheme()).orElse("");
      boolean isWeb = scheme.equals("https") || scheme.equals("http");
      if (!isWeb || address.getHost() == null || url.length() > LONGEST_URL) {
        throw new IllegalArgumentException(
            "A webhook needs a whole web address, such as https://directory.example.org/hook.");
      }
      if (address.getUserInfo() != null) {
        throw new IllegalArgumentException(
            "The address must hold no user or password; the signature says who sends.");
      }
      if (!isInternal) {
        Networks.verifyPublic(address.getHost());
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("That is no web address.", e);
    }
  }

  /** All of them, oldest first. */
  public List<Webhook> list() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("SELECT " + COLUMNS + " FROM webhook ORDER BY added, id");
        ResultSet rows = statement.executeQuery()) {
      List<Webhook> webhooks = new ArrayList<>();
      while (rows.next()) {
        webhooks.add(read(rows));
      }
      return webhooks;
    }
  }

  static Webhook read(ResultSet row) throws SQLException {
    Set<SignpostEntity> entities = EnumSet.noneOf(SignpostEntity.class);
    Arrays.stream((String[]) row.getArray(3).getArray())
        .map(name -> SignpostEntity.valueOf(name.toUpperCase(Locale.ROOT)))
        .forEach(entities::add);
    return new Webhook(
        row.getObject(1, UUID.class),
        row.getString(2),
        entities,
        row.getBoolean(4),
        row.getLong(5),
        row.getInt(6),
        Optional.ofNullable(row.getString(7)),
        Optional.ofNullable(row.getObject(8, OffsetDateTime.class)).map(OffsetDateTime::toInstant));
  }

  /** Removes it; false when there is none. */
  public boolean remove(UUID id) throws SQLException {
    return execute("DELETE FROM webhook WHERE id = ?", id);
  }

  /** Tries again what was held; false when there is none. */
  public boolean resume(UUID id) throws SQLException {
    return execute(
        "UPDATE webhook SET held = NULL, failures = 0, next_try = now() WHERE id = ?", id);
  }

  private boolean execute(String sql, UUID id) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, id);
      return statement.executeUpdate() > 0;
    }
  }
}
