package org.fingerpost.route.resolve;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;
import org.fingerpost.route.control.OrderRefusedException;
import org.fingerpost.route.flow.Positions;
import org.fingerpost.route.flow.TopicMaker;

/**
 * How far the resolver has read, in the joint database. A position counts only for the topic of
 * that id: a topic deleted and made again is read from its beginning.
 */
final class StoredPositions implements Positions {
  private static final String LOAD =
      "SELECT topic, partition, topic_id, next_offset FROM consumer_position";
  private static final String STORE =
      "INSERT INTO consumer_position (topic, partition, topic_id, next_offset) VALUES (?, ?, ?, ?) ON CONFLICT (topic, partition) DO UPDATE SET topic_id = excluded.topic_id, next_offset = excluded.next_offset";

  private final DataSource database;
  private final TopicMaker topics;

  StoredPositions(DataSource database, TopicMaker topics) {
    this.database = database;
    this.topics = topics;
  }

  @Override
  public Map<TopicPartition, Long> load(Set<TopicPartition> partitions) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(LOAD);
        ResultSet rows = statement.executeQuery()) {
      Map<TopicPartition, Long> positions = new HashMap<>();
      while (rows.next()) {
        TopicPartition partition = new TopicPartition(rows.getString(1), rows.getInt(2));
        if (partitions.contains(partition) && isOf(partition.topic(), rows.getString(3))) {
          positions.put(partition, rows.getLong(4));
        }
      }
      return positions;
    } catch (SQLException e) {
      throw new IllegalStateException(
          "The joint database does not answer, so nothing is read yet. See that it runs.", e);
    }
  }

  /**
   * How far each partition of those topics has been resolved.
   *
   * @throws OrderRefusedException when a topic was made anew since
   */
  Map<TopicPartition, Long> resolved(Collection<String> of) throws SQLException {
    Map<TopicPartition, Long> resolved = new HashMap<>();
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(LOAD);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        TopicPartition partition = new TopicPartition(rows.getString(1), rows.getInt(2));
        if (of.contains(partition.topic()) && !isOf(partition.topic(), rows.getString(3))) {
          throw new OrderRefusedException(
              "Topic %s was made anew since it was resolved, so it may lack records. Nothing was done; have the members' topics normalised again first."
                  .formatted(partition.topic()));
        }
        if (of.contains(partition.topic())) {
          resolved.put(partition, rows.getLong(4));
        }
      }
    }
    return resolved;
  }

  /** Stores positions within the caller's transaction. */
  void store(Connection connection, Map<TopicPartition, Long> next) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(STORE)) {
      for (Map.Entry<TopicPartition, Long> each : next.entrySet()) {
        statement.setString(1, each.getKey().topic());
        statement.setInt(2, each.getKey().partition());
        statement.setString(3, idOf(each.getKey().topic()));
        statement.setLong(4, each.getValue());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private boolean isOf(String topic, String id) {
    return idOf(topic).equals(id);
  }

  private String idOf(String topic) {
    try {
      return topics.idOf(topic);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while asking the broker for " + topic, e);
    }
  }
}
