package org.fingerpost.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How far a hub is, asked in a way that costs the same however many records there are. */
final class FlowPosition {
  /** Messages resolved; less than none while some wait to be published. */
  private static final String DONE =
      """
      SELECT CASE WHEN EXISTS (SELECT FROM outbox) THEN -1 ELSE coalesce(sum(next_offset), 0) END
      FROM consumer_position WHERE topic = 'hub.organization'""";

  /** 1 when the directory's index has taken in all that the feed says. */
  private static final String INDEXED =
      "SELECT (position >= (SELECT coalesce(max(position), 0) FROM feed_change))::int FROM directory_position";

  private static final String RESOLVED =
      "SELECT coalesce(sum(next_offset), 0) FROM consumer_position WHERE topic = 'hub.organization'";

  /**
   * How many positions are settled. Rows of one time of change, as a fill leaves them, are read
   * once more before that: work of the fill, which no measurement after it has to pay for.
   */
  private static final String SETTLED =
      "SELECT count(*) FROM collect_position WHERE position LIKE '%\"settled\":true%'";

  private static final String JOINT = "SELECT count(*) FROM joint_record";

  private final HubRun run;
  private final DatabaseAddress joint;
  private final Duration patience;

  FlowPosition(HubRun run, Duration patience) throws IOException {
    this.run = run;
    this.joint = run.joint();
    this.patience = patience;
  }

  /** Messages that the resolver has taken since the beginning. */
  long read() throws SQLException {
    return joint.number(RESOLVED);
  }

  /**
   * Waits until that many are normalised: from then on the resolver and the publisher work alone.
   */
  void awaitNormalised(long messages) throws IOException {
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(Map.of("bootstrap.servers", run.brokers()), bytes, bytes)) {
      List<TopicPartition> partitions = Partitions.assign(consumer, "hub.organization");
      Waiting.until(
          messages + " messages normalised",
          patience,
          () -> {
            run.requireAlive();
            return sum(consumer.endOffsets(partitions)) >= messages;
          });
    }
  }

  private static long sum(Map<TopicPartition, Long> offsets) {
    return offsets.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Waits until the resolver has taken that many, and all that came of them is published and in the
   * directory's index.
   */
  void awaitRead(long messages) {
    run.await(messages + " messages resolved and published", patience, joint, DONE, messages);
    run.await("the directory's index to hold them", patience, joint, INDEXED, 1);
  }

  /**
   * Waits until the resolver has taken that many and all that came of them is published. It asks by
   * one connection and counts no rows, so that waiting takes nothing from what is measured.
   */
  void awaitPublished(long messages) throws SQLException {
    try (Connection connection = joint.connect();
        PreparedStatement done = connection.prepareStatement(DONE)) {
      Waiting.until(
          messages + " messages resolved and published",
          patience,
          () -> {
            run.requireAlive();
            return number(done) >= messages;
          });
    }
  }

  private static long number(PreparedStatement query) throws SQLException {
    try (ResultSet row = query.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /**
   * Makes sure that no two rows were taken for one.
   *
   * @throws IllegalStateException when some were: then linking them was measured too
   */
  void requireApart(long rows) throws SQLException {
    long found = joint.number(JOINT);
    if (found != rows) {
      throw new IllegalStateException("%,d rows became %,d joint records".formatted(rows, found));
    }
  }

  /** Has hub and server do now what they would do behind one measurement or another. */
  void settle() throws SQLException {
    run.await("what was written at once to be read once more", patience, joint, SETTLED, 1);
    try (Connection connection = joint.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("VACUUM ANALYZE");
      statement.execute("CHECKPOINT");
    }
  }
}
