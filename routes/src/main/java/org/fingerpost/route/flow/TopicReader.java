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
