package org.fingerpost.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Single changes to random records at random moments, each awaited before the next is made. */
final class ChangeSeries {
  static final String NAME_FORM = "Changed group \\d+ of series \\d+";

  /** The first ones find cold code; they do not count. */
  private static final int WARM_UP = 30;

  private static final AtomicInteger COUNT = new AtomicInteger();

  /** Series follow one another on one source: no name may stand there from the one before. */
  private final int series = COUNT.incrementAndGet();

  private final int changes;
  private final int rows;
  private final int longestPauseMillis;
  private final Random chance = new Random(2006);
  private final Map<String, Long> made = new LinkedHashMap<>();

  ChangeSeries(int changes, int rows, int longestPauseMillis) {
    this.changes = changes;
    this.rows = rows;
    this.longestPauseMillis = longestPauseMillis;
  }

  Percentiles measure(Changes member, Sightings arrivals) throws Exception {
    double[] milliseconds = new double[changes];
    for (int change = -WARM_UP; change < changes; change++) {
      LockSupport.parkNanos(chance.nextInt(longestPauseMillis + 1) * 1_000_000L);
      int number = 1 + chance.nextInt(rows);
      String name = "Changed group %d of series %d".formatted(change + WARM_UP, series);
      long begun = member.change(number, name);
      long arrived = arrivals.await(number, name);
      if (change >= 0) {
        milliseconds[change] = (arrived - begun) / 1e6;
        made.put(name, begun);
      }
    }
    return Percentiles.of(milliseconds);
  }

  /** How long the same changes took to wherever that watches. */
  Percentiles arrivals(Watch feed) {
    return Percentiles.of(
        made.entrySet().stream()
            .mapToDouble(change -> (feed.await(change.getKey()) - change.getValue()) / 1e6)
            .toArray());
  }
}
