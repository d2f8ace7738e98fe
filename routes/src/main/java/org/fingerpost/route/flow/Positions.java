package org.fingerpost.route.flow;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** Where a stage keeps how far it has read, such as the joint database. */
@FunctionalInterface
public interface Positions {
  /**
   * The offset of the next record to read in each of the partitions. One that is left out has no
   * position that counts (never read, or the topic has another id than when it was): it is read
   * from its beginning.
   *
   * <p>Called by the consumer's own thread, again after each failure. When it throws, nothing is
   * read and it is called again soon.
   */
  Map<TopicPartition, Long> load(Set<TopicPartition> partitions);
}
