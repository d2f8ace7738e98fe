package org.fingerpost.route.operate;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/**
 * A figure that all who look share. It is made when somebody asks and the last is old: kept for a
 * second, and for a thousand times as long as it took, though never for more than five minutes. So
 * looking takes a thousandth of the time of one session of the database, however many look; of a
 * figure that takes longer than a third of a second, a little more. Safe for use by many threads.
 *
 * @param <K> what it is asked of: there are few of those
 */
public final class Shared<K, V> {
  private static final long SHORTEST_NANOS = Duration.ofSeconds(1).toNanos();
  private static final long LONGEST_NANOS = Duration.ofMinutes(5).toNanos();
  private static final int TIMES = 1_000;

  private final Maker<K, V> maker;
  private final LongSupplier nanoTime;
  private final ConcurrentMap<K, Slot> slots = new ConcurrentHashMap<>();

  /** One whose figures that makes. */
  public Shared(Maker<K, V> maker) {
    this(maker, System::nanoTime);
  }

  Shared(Maker<K, V> maker, LongSupplier nanoTime) {
    this.maker = maker;
    this.nanoTime = nanoTime;
  }

  /** How it is made. */
  @FunctionalInterface
  public interface Maker<K, V> {
    /** Makes it anew, by one thread at a time. */
    V of(K key) throws SQLException;
  }

  /**
   * The figure, at most as old as that.
   *
   * @throws SQLException when it has to be made and cannot be; the next who asks tries again
   */
  public V of(K key) throws SQLException {
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
        oldAt = ended + keptFor(ended - begun);
      }
      return made.get();
    }

    private static long keptFor(long tookNanos) {
      return Math.min(LONGEST_NANOS, Math.max(SHORTEST_NANOS, TIMES * tookNanos));
    }
  }
}
