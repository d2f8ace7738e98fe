package org.fingerpost.route.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * Records of several partitions, in order within each.
 *
 * @param records never empty
 */
public record Batch(List<ConsumerRecord<String, byte[]>> records) {
  /** What one poll brought, of a consumer that reads keys as text and leaves values as they are. */
  @SuppressWarnings("unchecked") // its deserializers make nothing else
  static Batch of(ConsumerRecords<?, ?> polled) {
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>(polled.count());
    polled.forEach(record -> records.add((ConsumerRecord<String, byte[]>) record));
    return new Batch(records);
  }

  /** One record that holds them all: Camel makes an exchange of each that it is given. */
  static ConsumerRecords<Object, Object> asOneRecord(ConsumerRecords<Object, Object> polled) {
    TopicPartition any = polled.partitions().iterator().next();
    ConsumerRecord<Object, Object> one =
        new ConsumerRecord<>(any.topic(), any.partition(), 0, null, of(polled));
    return new ConsumerRecords<>(Map.of(any, List.of(one)), polled.nextOffsets());
  }

  /** All of those as one. */
  static Batch joined(List<Batch> batches) {
    return batches.size() == 1
        ? batches.get(0)
        : new Batch(batches.stream().flatMap(batch -> batch.records().stream()).toList());
  }

  /** The position after this batch, for each partition that it has records of. */
  public Map<TopicPartition, Long> next() {
    Map<TopicPartition, Long> next = new HashMap<>();
    for (ConsumerRecord<String, byte[]> record : records) {
      next.merge(
          new TopicPartition(record.topic(), record.partition()), record.offset() + 1, Math::max);
    }
    return next;
  }

  /** The topics that it has records of. */
  public Set<String> topics() {
    return next().keySet().stream().map(TopicPartition::topic).collect(Collectors.toSet());
  }
}
