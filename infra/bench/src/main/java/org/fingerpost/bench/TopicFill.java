package org.fingerpost.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Watches a topic of one partition fill, by where its end is. */
final class TopicFill {
  private static final Duration PATIENCE = Duration.ofMinutes(20);
  private static final long STEP_NANOS = 20_000_000;

  private TopicFill() {}

  /**
   * Waits until the topic holds that many records.
   *
   * @param requireAlive fails when who fills it has ended
   * @return records a second from the first that was seen to the last, without what start-up took
   */
  static double awaitRecords(String brokers, String topic, long records, Runnable requireAlive) {
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(Map.of("bootstrap.servers", brokers), bytes, bytes)) {
      consumer.assign(List.of(new TopicPartition(topic, 0)));
      long giveUp = System.nanoTime() + PATIENCE.toNanos();
      long first = await(consumer, topic, 1, giveUp, requireAlive);
      long begun = System.nanoTime();
      long last = await(consumer, topic, records, giveUp, requireAlive);
      return (last - first) * 1e9 / (System.nanoTime() - begun);
    }
  }

  private static long await(
      KafkaConsumer<byte[], byte[]> consumer,
      String topic,
      long records,
      long giveUp,
      Runnable requireAlive) {
    TopicPartition partition = new TopicPartition(topic, 0);
    while (true) {
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      if (end >= records) {
        return end;
      }
      requireAlive.run();
      if (System.nanoTime() > giveUp) {
        throw new IllegalStateException(
            "Topic %s held %d of %d records after %s.".formatted(topic, end, records, PATIENCE));
      }
      LockSupport.parkNanos(STEP_NANOS);
    }
  }
}
