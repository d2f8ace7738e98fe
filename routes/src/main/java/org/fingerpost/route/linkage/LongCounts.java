package org.fingerpost.route.linkage;

import java.util.Arrays;

/**
 * Counts by hash. Open addressing over two arrays: a model is asked some hundred times a record,
 * and boxed keys would cost more than the rest of a comparison.
 */
final class LongCounts {
  /** Bits for each slot: most that are asked for are not there, and one bit mostly tells. */
  private static final int MARKS = 4;

  private long[] keys;
  private float[] counts;

  /**
   * A bit for each key that is there; a sixteenth of the keys' memory, so that it stays at hand.
   */
  private long[] marks;

  private int size;

  LongCounts(int expected) {
    allot(Integer.highestOneBit(Math.max(16, expected)) * 4);
  }

  private void allot(int capacity) {
    keys = new long[capacity];
    counts = new float[capacity];
    marks = new long[capacity * MARKS / Long.SIZE];
  }

  /** What was counted, or nought. */
  float get(long key) {
    if (isUnmarked(key)) {
      return 0;
    }
    int slot = slot(key);
    return keys[slot] == key ? counts[slot] : 0;
  }

  /** Whether anything was counted: one look into memory less than {@link #get}. */
  boolean has(long key) {
    return !isUnmarked(key) && keys[slot(key)] == key;
  }

  private boolean isUnmarked(long key) {
    int mark = mark(key);
    return (marks[mark >>> 6] & (1L << mark)) == 0;
  }

  void add(long key, float count) {
    int slot = slot(key);
    if (keys[slot] != key) {
      place(slot, key);
      size++;
    }
    counts[slot] += count;
    if (size * 2 > keys.length) {
      grow();
    }
  }

  int size() {
    return size;
  }

  /** The keys in order, so that what is made of them is the same each time. */
  long[] sortedKeys() {
    long[] held = Arrays.stream(keys).filter(key -> key != 0).toArray();
    Arrays.sort(held);
    return held;
  }

  /** Nought stands for an empty slot, and as a key hashes to it once in 2^64. */
  private int slot(long key) {
    int mask = keys.length - 1;
    int slot = (int) (key ^ (key >>> 32)) & mask;
    while (keys[slot] != key && keys[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  /** By other bits of the hash than its slot. */
  private int mark(long key) {
    return (int) (key >>> 20) & (keys.length * MARKS - 1);
  }

  private void place(int slot, long key) {
    keys[slot] = key;
    int mark = mark(key);
    marks[mark >>> 6] |= 1L << mark;
  }

  private void grow() {
    long[] oldKeys = keys;
    float[] oldCounts = counts;
    allot(2 * oldKeys.length);
    for (int at = 0; at < oldKeys.length; at++) {
      if (oldKeys[at] != 0) {
        int slot = slot(oldKeys[at]);
        place(slot, oldKeys[at]);
        counts[slot] = oldCounts[at];
      }
    }
  }
}
