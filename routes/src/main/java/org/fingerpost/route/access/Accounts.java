package org.fingerpost.route.access;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** The accounts of the hub. Safe for use by many threads. */
public final class Accounts {
  static final String COLUMNS =
      "a.account_id, a.name, a.title, a.roles, a.member, a.issuer, a.disabled, a.made_at";
  private static final String ALL =
      "SELECT " + COLUMNS + " FROM access_account a ORDER BY a.name LIMIT 10000";
  private static final String FIND =
      "SELECT " + COLUMNS + ", a.secret FROM access_account a WHERE a.name = ?";
  private static final String ADD =
      "INSERT INTO access_account (account_id, name, title, roles, member, secret, made_at) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
  private static final String PROVIDED =
      "INSERT INTO access_account AS a (account_id, name, title, roles, member, issuer, subject, made_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (issuer, subject) DO UPDATE SET title = excluded.title, roles = excluded.roles, member = excluded.member RETURNING "
          + COLUMNS;
  private static final String DISABLE = "UPDATE access_account SET disabled = ? WHERE name = ?";
  private static final String RESET =
      "UPDATE access_account SET secret = ? WHERE name = ? AND issuer IS NULL";
  private static final String SIGN_OUT =
      "DELETE FROM access_session WHERE account_id IN (SELECT account_id FROM access_account WHERE name = ?)";

  private final DataSource database;
  private final Clock clock;

  public Accounts(DataSource database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** An account with what its password has to match; empty where a provider keeps it. */
  record Known(Account account, Optional<String> secret) {}

  /** Every account, by name. */
  public List<Account> all() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(ALL);
        ResultSet rows = statement.executeQuery()) {
      List<Account> accounts = new ArrayList<>();
      while (rows.next()) {
        accounts.add(account(rows));
      }
      return accounts;
    }
  }

  /** Whether somebody can sign in at all. */
  public boolean isEmpty() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("SELECT NOT EXISTS (SELECT FROM access_account)");
        ResultSet row = statement.executeQuery()) {
      return row.next() && row.getBoolean(1);
    }
  }

  /**
   * Makes an account with a password.
   *
   * @throws AccountException when the name is taken or the password too short; nothing is made
   */
  public void add(
      String name, String title, Set<Role> roles, Optional<String> member, String password)
      throws SQLException, AccountException {
    AccountRules.verify(name, roles, member);
    AccountRules.verify(password);
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(ADD)) {
      statement.setObject(1, UUID.randomUUID());
      statement.setString(2, name);
      statement.setString(3, title);
      statement.setArray(4, names(connection, roles));
      statement.setString(5, member.orElse(null));
      statement.setString(6, Passwords.hash(password));
      statement.setObject(7, now());
      if (statement.executeUpdate() == 0) {
        throw new AccountException(
            "There is an account %s already. Choose another name, or reset that one."
                .formatted(name));
      }
    }
  }

  /**
   * Lets nobody sign in by it, and signs out whoever is; or lets them again.
   *
   * @throws AccountException when there is no such account
   */
  public void disable(String name, boolean isDisabled) throws SQLException, AccountException {
    change(name, DISABLE, statement -> statement.setBoolean(1, isDisabled));
  }

  /**
   * Gives it another password, and signs out whoever is signed in by it.
   *
   * @throws AccountException when there is no such account, or a provider keeps its password
   */
  public void reset(String name, String password) throws SQLException, AccountException {
    AccountRules.verify(password);
    String secret = Passwords.hash(password);
    change(name, RESET, statement -> statement.setString(1, secret));
  }

  @FunctionalInterface
  private interface FirstParameter {
    void set(PreparedStatement statement) throws SQLException;
  }

  private void change(String name, String sql, FirstParameter parameter)
      throws SQLException, AccountException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql);
        PreparedStatement signOut = connection.prepareStatement(SIGN_OUT)) {
      parameter.set(statement);
      statement.setString(2, name);
      if (statement.executeUpdate() == 0) {
        throw new AccountException(
            "There is no account %s whose password is kept here. `fingerpost accounts list` shows them."
                .formatted(name));
      }
      signOut.setString(1, name);
      signOut.executeUpdate();
    }
  }

  Optional<Known> find(String name) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setString(1, name.strip().toLowerCase(Locale.ROOT));
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(new Known(account(row), Optional.ofNullable(row.getString("secret"))))
            : Optional.empty();
      }
    }
  }

  /**
   * The account of somebody whom a provider vouches for, with the roles that it vouches for now.
   */
  Account provided(OpenIdPerson person, Set<Role> roles, Optional<String> member)
      throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(PROVIDED)) {
      statement.setObject(1, UUID.randomUUID());
      statement.setString(2, person.accountName());
      statement.setString(3, person.title());
      statement.setArray(4, names(connection, roles));
      statement.setString(5, member.orElse(null));
      statement.setString(6, person.issuer());
      statement.setString(7, person.subject());
      statement.setObject(8, now());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return account(row);
      }
    }
  }

  static Account account(ResultSet row) throws SQLException {
    return new Account(
        row.getObject("account_id", UUID.class),
        row.getString("name"),
        row.getString("title"),
        Role.of((String[]) row.getArray("roles").getArray()),
        Optional.ofNullable(row.getString("member")),
        Optional.ofNullable(row.getString("issuer")),
        row.getBoolean("disabled"),
        row.getObject("made_at", OffsetDateTime.class).toInstant());
  }

  private static Array names(Connection connection, Set<Role> roles) throws SQLException {
    return connection.createArrayOf("text", roles.stream().map(Role::toString).toArray());
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
