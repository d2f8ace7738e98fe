package org.fingerpost.route.flow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Records of several partitions, in order within each.
 *
 * @param records never empty
 */
public record Batch(List<ConsumerRecord<String, byte[]>> records) {
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
