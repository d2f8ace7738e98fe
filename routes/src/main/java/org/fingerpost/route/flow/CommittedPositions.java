package org.fingerpost.route.flow;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Positions that the broker keeps, under the consumer's group. For the consumer's own thread. */
final class CommittedPositions implements Positions {
  private static final Logger LOG = LoggerFactory.getLogger(CommittedPositions.class);
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
    consumer.commitIndeed(offsets(positions), PATIENCE);
  }

  /**
   * Returns at once. What the broker does not take is said in the log; the positions after the next
   * batch take its place.
   */
  void storeSoon(Map<TopicPartition, Long> positions) {
    consumer.commitSoon(
        offsets(positions),
        (offsets, problem) -> {
          if (problem != null) {
            LOG.info("The broker did not take the positions {}: {}", offsets, problem.toString());
          }
        });
  }

  private static Map<TopicPartition, OffsetAndMetadata> offsets(
      Map<TopicPartition, Long> positions) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    positions.forEach((partition, next) -> offsets.put(partition, new OffsetAndMetadata(next)));
    return offsets;
  }
}
