package org.fingerpost.bench;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for a condition, for a bounded time. */
final class Waiting {
  private static final Duration STEP = Duration.ofMillis(250);

  private Waiting() {}

  static void until(String what, Duration patience, Callable<Boolean> condition) {
    long end = System.nanoTime() + patience.toNanos();
    try {
      while (!condition.call()) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException("Waited %s in vain for %s.".formatted(patience, what));
        }
        LockSupport.parkNanos(STEP.toNanos());
      }
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("Could not look for %s.".formatted(what), e);
    }
  }
}
