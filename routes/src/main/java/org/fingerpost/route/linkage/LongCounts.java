package org.fingerpost.route.linkage;

import java.util.Arrays;

/**
 * Counts by hash. Open addressing over one array, in which each count stands beside its key: a
 * model is asked some hundred times a record, boxed keys would cost more than the rest of a
 * comparison, and two arrays two reads of memory.
 */
final class LongCounts {
  private static final int HIGH = 0;
  private static final int LOW = 1;

  /** A float's bits. */
  private static final int COUNT = 2;

  private static final int INTS = 3;

  private int[] places;
  private int mask;
  private int size;

  LongCounts(int expected) {
    allot(Integer.highestOneBit(Math.max(16, expected)) * 4);
  }

  private void allot(int capacity) {
    places = new int[INTS * capacity];
    mask = capacity - 1;
  }

  /** What was counted, or nought. */
  float get(long key) {
    return Float.intBitsToFloat(places[place(key) + COUNT]);
  }

  /** Whether anything was counted. */
  boolean has(long key) {
    return key(place(key)) == key;
  }

  void add(long key, float count) {
    int place = place(key);
    if (key(place) != key) {
      places[place + HIGH] = (int) (key >>> Integer.SIZE);
      places[place + LOW] = (int) key;
      size++;
    }
    float before = Float.intBitsToFloat(places[place + COUNT]);
    places[place + COUNT] = Float.floatToRawIntBits(before + count);
    if (size * 2 > mask) {
      grow();
    }
  }

  int size() {
    return size;
  }

  /** The keys in order, so that what is made of them is the same each time. */
  long[] sortedKeys() {
    long[] held = new long[size];
    int found = 0;
    for (int place = 0; place < places.length; place += INTS) {
      if (key(place) != 0) {
        held[found++] = key(place);
      }
    }
    Arrays.sort(held, 0, found);
    return Arrays.copyOf(held, found);
  }

  /** Nought stands for an empty place, and as a key hashes to it once in 2^64. */
  private int place(long key) {
    int at = (int) (key ^ (key >>> 32)) & mask;
    for (long held = key(INTS * at); held != key && held != 0; held = key(INTS * at)) {
      at = (at + 1) & mask;
    }
    return INTS * at;
  }

  private long key(int place) {
    return key(places, place);
  }

  private static long key(int[] places, int place) {
    return ((long) places[place + HIGH] << Integer.SIZE) | (places[place + LOW] & 0xffffffffL);
  }

  private void grow() {
    int[] before = places;
    allot(2 * (mask + 1));
    for (int old = 0; old < before.length; old += INTS) {
      long key = key(before, old);
      if (key != 0) {
        System.arraycopy(before, old, places, place(key), INTS);
      }
    }
  }
}
