package org.fingerpost.bench;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.fingerpost.route.flow.Batch;
import org.fingerpost.route.flow.BatchRoutes;
import org.fingerpost.route.flow.RewindingClientFactory;
import org.fingerpost.route.flow.RouteBoard;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.Topics;

/**
 * Upserts normalised organisations into one table, in one transaction with the positions: what the
 * peer's sink does, and not less safe.
 */
final class StoreRoutes extends BatchRoutes {
  static final String TABLE = "bench_copy";

  private static final String STAGE = "bench-store";
  private static final String CREATE =
      """
      CREATE TABLE IF NOT EXISTS bench_copy (id uuid PRIMARY KEY, record json NOT NULL);
      CREATE TABLE IF NOT EXISTS bench_position (
        topic text, partition int, next_offset bigint NOT NULL, PRIMARY KEY (topic, partition));
      """;
  private static final String UPSERT =
      """
      INSERT INTO bench_copy SELECT * FROM unnest(?::uuid[], ?::json[])
      ON CONFLICT (id) DO UPDATE SET record = excluded.record""";
  private static final String DELETE = "DELETE FROM bench_copy WHERE id = ANY (?::uuid[])";
  private static final String POSITION =
      """
      INSERT INTO bench_position VALUES (?, ?, ?)
      ON CONFLICT (topic, partition) DO UPDATE SET next_offset = excluded.next_offset""";

  private final DataSource database;
  private final String brokers;

  StoreRoutes(DataSource database, String brokers) {
    this.database = database;
    this.brokers = brokers;
  }

  void createTables() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(CREATE);
    }
  }

  @Override
  public void configure() {
    RouteBoard.Line line =
        new RouteBoard(Clock.systemUTC()).line(STAGE, "", "", Duration.ofMinutes(1));
    readBatches(
        STAGE,
        brokers,
        Set.of(Topics.hub(Kind.ORGANIZATION)),
        RewindingClientFactory.withStoredPositions(this::load),
        this::store,
        line);
  }

  private void store(Batch batch) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        write(connection, batch);
        connection.commit();
      } catch (SQLException e) {
        connection.rollback();
        throw e;
      }
    }
  }

  /** The last of each key: a statement cannot write one row twice. */
  private static void write(Connection connection, Batch batch) throws SQLException {
    Map<String, byte[]> present = new LinkedHashMap<>();
    Map<String, byte[]> gone = new HashMap<>();
    for (ConsumerRecord<String, byte[]> record : batch.records()) {
      boolean isGone = record.value() == null;
      (isGone ? present : gone).remove(record.key());
      (isGone ? gone : present).put(record.key(), record.value());
    }
    upsert(connection, present);
    delete(connection, gone);
    move(connection, batch.next());
  }

  private static void upsert(Connection connection, Map<String, byte[]> present)
      throws SQLException {
    String[] records =
        present.values().stream()
            .map(value -> new String(value, StandardCharsets.UTF_8))
            .toArray(String[]::new);
    try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
      upsert.setArray(1, connection.createArrayOf("text", present.keySet().toArray(String[]::new)));
      upsert.setArray(2, connection.createArrayOf("text", records));
      upsert.executeUpdate();
    }
  }

  private static void delete(Connection connection, Map<String, byte[]> gone) throws SQLException {
    if (gone.isEmpty()) {
      return;
    }
    try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
      delete.setArray(1, connection.createArrayOf("text", gone.keySet().toArray()));
      delete.executeUpdate();
    }
  }

  private static void move(Connection connection, Map<TopicPartition, Long> next)
      throws SQLException {
    try (PreparedStatement position = connection.prepareStatement(POSITION)) {
      for (Map.Entry<TopicPartition, Long> entry : next.entrySet()) {
        position.setString(1, entry.getKey().topic());
        position.setInt(2, entry.getKey().partition());
        position.setLong(3, entry.getValue());
        position.addBatch();
      }
      position.executeBatch();
    }
  }

  private Map<TopicPartition, Long> load(Set<TopicPartition> partitions) {
    Map<TopicPartition, Long> positions = new HashMap<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM bench_position")) {
      while (rows.next()) {
        positions.put(new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The positions of the copy cannot be read.", e);
    }
    positions.keySet().retainAll(partitions);
    return positions;
  }
}
