package org.fingerpost.route.operate.console;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/**
 * A figure that all who look share. It is made when somebody asks and the last is old: kept for a
 * second, and for a hundred times as long as it took, so that looking takes at most a hundredth of
 * the database's time, however many look and however much there is. Safe for use by many threads.
 *
 * @param <K> what it is asked of: there are few of those
 */
final class Shared<K, V> {
  private static final long SHORTEST_NANOS = Duration.ofSeconds(1).toNanos();
  private static final int TIMES = 100;

  private final Maker<K, V> maker;
  private final LongSupplier nanoTime;
  private final ConcurrentMap<K, Slot> slots = new ConcurrentHashMap<>();

  Shared(Maker<K, V> maker) {
    this(maker, System::nanoTime);
  }

  Shared(Maker<K, V> maker, LongSupplier nanoTime) {
    this.maker = maker;
    this.nanoTime = nanoTime;
  }

  /** How it is made. */
  @FunctionalInterface
  interface Maker<K, V> {
    V of(K key) throws SQLException;
  }

  V of(K key) throws SQLException {
    return slots.computeIfAbsent(key, Slot::new).value();
  }

  /** Made by one asker at a time; the others wait for what that one gets. */
  private final class Slot {
    private final K key;
    private Optional<V> made = Optional.empty();
    private long oldAt;

    Slot(K key) {
      this.key = key;
    }

    synchronized V value() throws SQLException {
      if (made.isEmpty() || nanoTime.getAsLong() - oldAt >= 0) {
        long begun = nanoTime.getAsLong();
        made = Optional.of(maker.of(key));
        long ended = nanoTime.getAsLong();
        oldAt = ended + Math.max(SHORTEST_NANOS, TIMES * (ended - begun));
      }
      return made.get();
    }
  }
}
