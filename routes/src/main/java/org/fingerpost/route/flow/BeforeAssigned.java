package org.fingerpost.route.flow;

import java.util.Collection;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;

/**
 * Passes everything on, and does something of its own before partitions are told that were given.
 */
record BeforeAssigned(Runnable first, ConsumerRebalanceListener next)
    implements ConsumerRebalanceListener {
  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    next.onPartitionsRevoked(partitions);
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    next.onPartitionsLost(partitions);
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    first.run();
    next.onPartitionsAssigned(partitions);
  }
}
