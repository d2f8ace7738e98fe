package org.fingerpost.route.flow;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a consumer where its stored positions say, and loudly at the beginning where they lie. */
final class StartingPoints {
  private static final Logger LOG = LoggerFactory.getLogger(StartingPoints.class);

  private final Consumer<?, ?> consumer;
  private final Positions positions;

  StartingPoints(Consumer<?, ?> consumer, Positions positions) {
    this.consumer = consumer;
    this.positions = positions;
  }

  void seek(Set<TopicPartition> partitions) {
    Map<TopicPartition, Long> stored = positions.load(partitions);
    Map<TopicPartition, Long> first = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    for (TopicPartition partition : partitions) {
      consumer.seek(
          partition,
          start(partition, stored.get(partition), first.get(partition), ends.get(partition)));
    }
  }

  private static long start(TopicPartition partition, Long stored, long first, long end) {
    if (stored == null) {
      return first;
    }
    if (stored > end) {
      LOG.error(
          "Topic {} ends at {}, before the stored position {}: the broker lost records. The topic is read again from its beginning; every write is idempotent, so nothing is doubled.",
          partition,
          end,
          stored);
      return first;
    }
    return Math.max(stored, first);
  }
}
