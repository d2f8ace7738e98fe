package org.fingerpost.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The member's table that both sides copy: organisations of about 1 KB a row, made by PostgreSQL
 * itself. Each row is its own organisation, as in a first load: charity numbers have seven digits,
 * so it holds nine million at most.
 */
final class SourceTable {
  static final String NAME = "groups";

  private static final String CREATE =
      """
      CREATE TABLE groups (
        id bigint PRIMARY KEY,
        group_name text NOT NULL,
        description text NOT NULL,
        email text NOT NULL,
        website text NOT NULL,
        phone text NOT NULL,
        street text NOT NULL,
        town text NOT NULL,
        postcode text NOT NULL,
        charity_number text NOT NULL,
        state text NOT NULL,
        changed timestamptz NOT NULL)
      """;

  private static final String FILL =
      """
      INSERT INTO groups
      SELECT n, 'Group ' || n || ' of ' || md5(n::text),
        repeat(md5((n * 7)::text) || ' ', 18) || 'meets weekly',
        'contact' || n || '@group' || n || '.example.org',
        'https://group' || n || '.example.org/about',
        '01632 960' || lpad((n % 1000)::text, 3, '0'),
        n || ' High Street', 'Evesham',
        'WR' || (n % 9 + 1) || ' ' || (n % 10) || chr(65 + (n % 26)::int) || chr(65 + (n / 26 % 26)::int),
        (1000000 + n)::text, 'active',
        clock_timestamp()
      FROM generate_series(?::bigint, ?::bigint) AS n
      """;

  /** Every so-and-so-many-th row. */
  private static final String UPDATE =
      """
      UPDATE groups
      SET description = 'Meets on another day since ' || clock_timestamp() || substr(description, 64),
        changed = clock_timestamp()
      WHERE id <= ? AND id % ? = 0
      """;

  private SourceTable() {}

  static void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(CREATE);
      statement.execute("CREATE INDEX groups_changed ON groups (changed, id)");
    }
  }

  /** Adds the rows from the first number to the last. */
  static void fill(Connection connection, long first, long last) throws SQLException {
    try (var insert = connection.prepareStatement(FILL)) {
      insert.setLong(1, first);
      insert.setLong(2, last);
      insert.executeUpdate();
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("ANALYZE groups");
    }
  }

  /**
   * Changes that many of the rows up to the last number, spread evenly.
   *
   * @return how many those were
   */
  static long update(Connection connection, long last, long number) throws SQLException {
    try (var update = connection.prepareStatement(UPDATE)) {
      update.setLong(1, last);
      update.setLong(2, Math.max(1, last / number));
      return update.executeUpdate();
    }
  }
}
