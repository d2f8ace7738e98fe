package org.fingerpost.route.flow;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.common.TopicPartition;

/**
 * A consumer that commits only what its subclass says, never what Camel says by itself, and that
 * leaves its group in peace also when Camel interrupts its thread.
 */
abstract class ObedientConsumer extends KafkaConsumer<Object, Object> {
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(3);

  ObedientConsumer(Properties properties) {
    super(properties);
  }

  /** Commits, and waits until the broker has it. */
  final void commitIndeed(Map<TopicPartition, OffsetAndMetadata> offsets, Duration patience) {
    super.commitSync(offsets, patience);
  }

  /** Commits, and goes on: the callback is called in a later poll, or when the consumer closes. */
  final void commitSoon(
      Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommitCallback callback) {
    super.commitAsync(offsets, callback);
  }

  @Override
  public void close() {
    close(CloseOptions.timeout(CLOSE_PATIENCE));
  }

  /**
   * Camel stops a consumer by interrupting its thread, and Kafka's cannot say good-bye to its group
   * on an interrupted thread: it would log an error, and the group would wait for it.
   */
  @Override
  public void close(CloseOptions options) {
    boolean isInterrupted = Thread.interrupted();
    try {
      super.close(options);
    } finally {
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void commitSync() {}

  @Override
  public void commitSync(Duration timeout) {}

  @Override
  public void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {}

  @Override
  public void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {}

  @Override
  public void commitAsync() {}

  @Override
  public void commitAsync(OffsetCommitCallback callback) {}

  @Override
  public void commitAsync(
      Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommitCallback callback) {}
}
