package org.fingerpost.route.flow;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a whole topic once, outside any consumer group. */
public final class TopicReader {
  private TopicReader() {}

  /** Hands over what stands in the topic when the call begins, in batches; then returns. */
  public static void readAll(
      FlowSettings settings, String topic, Consumer<List<ConsumerRecord<String, byte[]>>> taker) {
    try (KafkaConsumer<String, byte[]> consumer = consumer(settings)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(part -> new TopicPartition(topic, part.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(part -> consumer.position(part) < ends.get(part))) {
        ConsumerRecords<String, byte[]> records = consumer.poll(Duration.ofMillis(500));
        for (TopicPartition partition : records.partitions()) {
          taker.accept(records.records(partition));
        }
      }
    }
  }

  /** What takes a batch. */
  @FunctionalInterface
  public interface Taker<E extends Exception> {
    void take(List<ConsumerRecord<String, byte[]>> records) throws E;
  }

  /**
   * Hands over what stands in those partitions before those offsets, in batches of one partition
   * each; then returns.
   *
   * @throws IllegalStateException when a partition ends before its offset
   */
  public static <E extends Exception> void readUntil(
      FlowSettings settings, Map<TopicPartition, Long> offsets, Taker<E> taker) throws E {
    try (KafkaConsumer<String, byte[]> consumer = consumer(settings)) {
      consumer.assign(offsets.keySet());
      consumer.seekToBeginning(offsets.keySet());
      requireThere(consumer.endOffsets(offsets.keySet()), offsets);
      while (offsets.keySet().stream().anyMatch(p -> consumer.position(p) < offsets.get(p))) {
        ConsumerRecords<String, byte[]> records = consumer.poll(Duration.ofMillis(500));
        for (TopicPartition partition : records.partitions()) {
          long end = offsets.get(partition);
          taker.take(
              records.records(partition).stream().filter(record -> record.offset() < end).toList());
        }
      }
    }
  }

  private static void requireThere(
      Map<TopicPartition, Long> ends, Map<TopicPartition, Long> offsets) {
    offsets.forEach(
        (partition, offset) -> {
          if (ends.get(partition) < offset) {
            throw new IllegalStateException(
                "%s ends at %d, before %d, up to where it was read once"
                    .formatted(partition, ends.get(partition), offset));
          }
        });
  }

  /**
   * Hands over what stands in a partition from that offset on when the call begins; then returns.
   *
   * @return the offset after the last that was read
   */
  public static long readFrom(
      FlowSettings settings,
      TopicPartition partition,
      long offset,
      Consumer<ConsumerRecord<String, byte[]>> taker) {
    try (KafkaConsumer<String, byte[]> consumer = consumer(settings)) {
      List<TopicPartition> one = List.of(partition);
      consumer.assign(one);
      long first = Math.max(offset, consumer.beginningOffsets(one).get(partition));
      long end = consumer.endOffsets(one).get(partition);
      consumer.seek(partition, first);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(500)).records(partition).forEach(taker);
      }
      return Math.max(first, consumer.position(partition));
    }
  }

  private static KafkaConsumer<String, byte[]> consumer(FlowSettings settings) {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            settings.brokers(),
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            RewindingClientFactory.BATCH),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }
}
