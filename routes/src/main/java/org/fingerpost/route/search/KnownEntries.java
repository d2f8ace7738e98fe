package org.fingerpost.route.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.IntUnaryOperator;
import org.roaringbitmap.IntIterator;
import org.roaringbitmap.RoaringBitmap;

/**
 * Which entries there are, where they stand and how their names begin, by their numbers: 40 bytes
 * for each number ever given. Safe for use by many threads.
 */
final class KnownEntries {
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final RoaringBitmap present = new RoaringBitmap();
  private double[] east = new double[0];
  private double[] north = new double[0];
  private long[] high = new long[0];
  private long[] low = new long[0];
  private long[] name = new long[0];

  /**
   * An entry.
   *
   * @param east NaN where it stands nowhere
   * @param name see {@link NameStart}
   */
  record Known(int number, UUID id, double east, double north, long name) {}

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
    name[number] = entry.name();
  }

  private void grow(int length) {
    east = Arrays.copyOf(east, length);
    north = Arrays.copyOf(north, length);
    high = Arrays.copyOf(high, length);
    low = Arrays.copyOf(low, length);
    name = Arrays.copyOf(name, length);
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

  /** Those of the numbers that stand for an entry. */
  int[] standing(RoaringBitmap numbers) {
    lock.readLock().lock();
    try {
      return RoaringBitmap.and(numbers, present).toArray();
    } finally {
      lock.readLock().unlock();
    }
  }

  /**
   * Numbers that stood for entries, as what may be shown.
   *
   * @param metres how far each of them is
   * @param weight how well one of them matches
   */
  List<Candidate> candidates(int[] numbers, double[] metres, IntUnaryOperator weight) {
    List<Candidate> candidates = new ArrayList<>(numbers.length);
    lock.readLock().lock();
    try {
      for (int place = 0; place < numbers.length; place++) {
        int number = numbers[place];
        UUID id = new UUID(high[number], low[number]);
        int weighs = weight.applyAsInt(number);
        candidates.add(new Candidate(id, weighs, metres[place], name[number]));
      }
    } finally {
      lock.readLock().unlock();
    }
    return candidates;
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
