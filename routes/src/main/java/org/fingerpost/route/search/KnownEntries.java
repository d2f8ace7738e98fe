package org.fingerpost.route.search;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.roaringbitmap.IntIterator;
import org.roaringbitmap.RoaringBitmap;

/**
 * Which entries there are and where they stand, by their numbers: 32 bytes for each number ever
 * given. Safe for use by many threads.
 */
final class KnownEntries {
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final RoaringBitmap present = new RoaringBitmap();
  private double[] east = new double[0];
  private double[] north = new double[0];
  private long[] high = new long[0];
  private long[] low = new long[0];

  /**
   * An entry.
   *
   * @param east NaN where it stands nowhere
   */
  record Known(int number, UUID id, double east, double north) {}

  void clear() {
    lock.writeLock().lock();
    try {
      present.clear();
    } finally {
      lock.writeLock().unlock();
    }
  }

  void put(List<Known> written) {
    lock.writeLock().lock();
    try {
      for (Known entry : written) {
        put(entry);
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void put(Known entry) {
    int number = entry.number();
    if (number >= east.length) {
      grow(Math.max(number + 1, east.length + (east.length >> 1)));
    }
    present.add(number);
    east[number] = entry.east();
    north[number] = entry.north();
    high[number] = entry.id().getMostSignificantBits();
    low[number] = entry.id().getLeastSignificantBits();
  }

  private void grow(int length) {
    east = Arrays.copyOf(east, length);
    north = Arrays.copyOf(north, length);
    high = Arrays.copyOf(high, length);
    low = Arrays.copyOf(low, length);
  }

  void remove(RoaringBitmap gone) {
    lock.writeLock().lock();
    try {
      present.andNot(gone);
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** How many of those numbers stand for an entry. */
  int count(RoaringBitmap numbers) {
    lock.readLock().lock();
    try {
      return RoaringBitmap.andCardinality(numbers, present);
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Those of the numbers that lie no farther than that from a place. */
  Distances within(RoaringBitmap numbers, GridPoint centre, double metres) {
    lock.readLock().lock();
    try {
      RoaringBitmap standing = RoaringBitmap.and(numbers, present);
      int[] found = new int[standing.getCardinality()];
      double[] distances = new double[found.length];
      int count = 0;
      for (IntIterator each = standing.getIntIterator(); each.hasNext(); ) {
        int number = each.next();
        double distance = centre.metresTo(east[number], north[number]);
        if (distance <= metres) {
          found[count] = number;
          distances[count++] = distance;
        }
      }
      return new Distances(Arrays.copyOf(found, count), Arrays.copyOf(distances, count));
    } finally {
      lock.readLock().unlock();
    }
  }

  /** The ids that belong to numbers; any id for a number that stands for nothing. */
  UUID[] ids(int[] numbers) {
    lock.readLock().lock();
    try {
      return Arrays.stream(numbers)
          .filter(number -> number < high.length)
          .mapToObj(number -> new UUID(high[number], low[number]))
          .toArray(UUID[]::new);
    } finally {
      lock.readLock().unlock();
    }
  }
}
