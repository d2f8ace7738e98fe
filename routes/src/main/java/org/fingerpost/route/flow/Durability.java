package org.fingerpost.route.flow;

import java.util.Set;

/**
 * Makes what a broker acknowledged survive a power cut. A broker that stands alone acknowledges
 * from the page cache; a cluster has replicas instead.
 *
 * <p>Called before any position moves: for the topics that the position covers as a producer, and
 * for those that it covers as a consumer.
 */
@FunctionalInterface
public interface Durability {
  /**
   * Returns once everything acknowledged in those topics is on disk.
   *
   * @throws RuntimeException when that cannot be known: the position then stays where it is
   */
  void flush(Set<String> topics);

  /** For a cluster whose replicas make a record durable: does nothing. */
  static Durability none() {
    return topics -> {};
  }
}
