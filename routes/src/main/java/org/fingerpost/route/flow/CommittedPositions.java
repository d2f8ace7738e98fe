package org.fingerpost.route.flow;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Positions that the broker keeps, under the consumer's group. For the consumer's own thread. */
final class CommittedPositions implements Positions {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final ObedientConsumer consumer;

  CommittedPositions(ObedientConsumer consumer) {
    this.consumer = consumer;
  }

  @Override
  public Map<TopicPartition, Long> load(Set<TopicPartition> partitions) {
    Map<TopicPartition, Long> positions = new HashMap<>();
    consumer
        .committed(partitions, PATIENCE)
        .forEach(
            (partition, committed) -> {
              if (committed != null) {
                positions.put(partition, committed.offset());
              }
            });
    return positions;
  }

  /**
   * Returns when the broker has them.
   *
   * @throws KafkaException when it does not take them
   */
  void store(Map<TopicPartition, Long> positions) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    positions.forEach((partition, next) -> offsets.put(partition, new OffsetAndMetadata(next)));
    consumer.commitIndeed(offsets, PATIENCE);
  }
}
