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

  /** Lets that time pass; what was measured before and after it is a rate. */
  static void pass(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /**
   * Waits until a number that grows has reached what is wanted. Counting rows costs the machine
   * that is being measured, so it is asked again when half of the time has passed that the rest
   * would take at the pace since the last look: a few dozen times in all, and often only at the
   * end.
   */
  static void untilCounted(String what, Duration patience, long wanted, Callable<Long> counted) {
    Pace pace = new Pace(wanted);
    until(
        what,
        patience,
        () -> {
          boolean reached = pace.isReached(counted.call());
          LockSupport.parkNanos(reached ? 0 : pace.pause().minus(STEP).toNanos());
          return reached;
        });
  }

  /** How fast a number grows. */
  private static final class Pace {
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final long wanted;
    private long number;
    private long at = System.nanoTime();
    private double perSecond;

    Pace(long wanted) {
      this.wanted = wanted;
    }

    boolean isReached(long now) {
      long nanos = System.nanoTime();
      perSecond = (now - number) * 1e9 / Math.max(1, nanos - at);
      number = now;
      at = nanos;
      return now >= wanted;
    }

    /** At least the usual step; the usual step while there is nothing yet. */
    Duration pause() {
      if (number == 0) {
        return STEP;
      }
      double half = (wanted - number) / Math.max(1, perSecond) / 2;
      Duration pause = Duration.ofMillis((long) Math.min(half * 1000, LONGEST.toMillis()));
      return pause.compareTo(STEP) < 0 ? STEP : pause;
    }
  }
}
