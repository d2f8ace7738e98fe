package org.fingerpost.connector.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.fingerpost.connector.descriptor.HttpAccess.RateLimit;

/** Lets no more requests through than a system allows, in any stretch of time. Safe for threads. */
final class RateGate {
  private final Optional<RateLimit> limit;
  private final Deque<Long> passed = new ArrayDeque<>();

  RateGate(Optional<RateLimit> limit) {
    this.limit = limit;
  }

  /** Returns when a request may go. */
  void pass() throws InterruptedException {
    long wait = admit(System.nanoTime());
    while (wait > 0) {
      TimeUnit.NANOSECONDS.sleep(wait);
      wait = admit(System.nanoTime());
    }
  }

  /** How long to wait, in nanoseconds; none: the request counts as gone. */
  synchronized long admit(long now) {
    if (limit.isEmpty()) {
      return 0;
    }
    long window = limit.get().per().toNanos();
    if (passed.size() < limit.get().requests()) {
      passed.add(now);
      return 0;
    }
    long wait = passed.getFirst() + window - now;
    if (wait <= 0) {
      passed.removeFirst();
      passed.add(now);
      return 0;
    }
    return wait;
  }
}
