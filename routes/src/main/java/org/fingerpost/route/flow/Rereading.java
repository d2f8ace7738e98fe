package org.fingerpost.route.flow;

import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.common.TopicPartition;

/**
 * Topics that somebody asked to be read again from their beginning. Asking is safe for use by many
 * threads; the consumer's own thread does what was asked.
 */
final class Rereading {
  private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();

  private record Asked(String topic, CompletableFuture<Boolean> isOurs) {}

  /** Answers, once it is done, whether any of the topic's partitions is the consumer's. */
  CompletableFuture<Boolean> ask(String topic) {
    Asked wanted = new Asked(topic, new CompletableFuture<>());
    asked.add(wanted);
    return wanted.isOurs();
  }

  /**
   * Stores the beginnings of what was asked for as far as it is assigned.
   *
   * @return whether anything was taken back
   */
  boolean takeBack(Set<TopicPartition> assigned, CommittedPositions positions) {
    boolean any = false;
    for (Asked next = asked.poll(); next != null; next = asked.poll()) {
      any |= takeBack(next, assigned, positions);
    }
    return any;
  }

  private static boolean takeBack(
      Asked wanted, Set<TopicPartition> assigned, CommittedPositions positions) {
    Map<TopicPartition, Long> beginnings = new HashMap<>();
    for (TopicPartition partition : assigned) {
      if (partition.topic().equals(wanted.topic())) {
        beginnings.put(partition, 0L);
      }
    }
    try {
      positions.store(beginnings);
      wanted.isOurs().complete(!beginnings.isEmpty());
      return !beginnings.isEmpty();
    } catch (RuntimeException e) {
      wanted.isOurs().completeExceptionally(e);
      return false;
    }
  }
}
