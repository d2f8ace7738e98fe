package org.fingerpost.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.function.Function;

/** The member's table of services; ten belong to each of the organisations beside it. */
final class ServiceTable {
  static final int A_GROUP = 10;

  private static final String CREATE =
      """
      CREATE TABLE services (
        id bigint PRIMARY KEY,
        service_name text NOT NULL,
        description text NOT NULL,
        group_id bigint NOT NULL,
        street text NOT NULL,
        postcode text NOT NULL,
        changed timestamptz NOT NULL DEFAULT clock_timestamp())
      """;
  private static final String INSERT =
      "INSERT INTO services (id, service_name, description, group_id, street, postcode) VALUES (?, ?, ?, ?, ?, ?)";

  private final Connection connection;
  private final ServiceWords words = new ServiceWords(1);
  private final Random chance = new Random(2);

  ServiceTable(Connection connection) throws SQLException {
    this.connection = connection;
    try (Statement statement = connection.createStatement()) {
      statement.execute(CREATE);
      statement.execute("CREATE INDEX services_changed ON services (changed, id)");
    }
  }

  /** Adds the services from the first number to the last, at postcodes of that choice. */
  void fill(long first, long last, Function<Random, String> postcode) throws SQLException {
    connection.setAutoCommit(false);
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (long id = first; id <= last; id++) {
        insert.setLong(1, id);
        insert.setString(2, words.name());
        insert.setString(3, words.description());
        insert.setLong(4, 1 + id / (A_GROUP + 1));
        insert.setString(5, id + " High Street");
        insert.setString(6, postcode.apply(chance));
        insert.addBatch();
        if (id % 1_000 == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
    connection.commit();
    connection.setAutoCommit(true);
  }
}
