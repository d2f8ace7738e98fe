package org.fingerpost.route.linkage;

import java.util.function.IntConsumer;

/** Which records are in one cluster: each names the next one's number, the last the first's. */
final class ClusterRings {
  private int[] next = new int[0];

  void isAlone(int number) {
    next = Grown.toHold(number, next);
    next[number] = number;
  }

  /** Takes one that is alone into the cluster of another. */
  void take(int into, int alone) {
    next[alone] = next[into];
    next[into] = alone;
  }

  /** Each record of its cluster, itself first. */
  void each(int number, IntConsumer taker) {
    int member = number;
    do {
      taker.accept(member);
      member = next[member];
    } while (member != number);
  }
}
