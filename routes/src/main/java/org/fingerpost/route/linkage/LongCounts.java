package org.fingerpost.route.linkage;

import java.util.Arrays;

/**
 * Counts by hash. Open addressing over two arrays: a model is asked some hundred times a record,
 * and boxed keys would cost more than the rest of a comparison.
 */
final class LongCounts {
  private long[] keys;
  private float[] counts;
  private int size;

  LongCounts(int expected) {
    int capacity = Integer.highestOneBit(Math.max(8, expected)) * 4;
    keys = new long[capacity];
    counts = new float[capacity];
  }

  /** What was counted, or nought. */
  float get(long key) {
    int slot = slot(key);
    return keys[slot] == key ? counts[slot] : 0;
  }

  void add(long key, float count) {
    int slot = slot(key);
    if (keys[slot] != key) {
      keys[slot] = key;
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

  private void grow() {
    long[] oldKeys = keys;
    float[] oldCounts = counts;
    keys = new long[oldKeys.length * 2];
    counts = new float[oldKeys.length * 2];
    for (int at = 0; at < oldKeys.length; at++) {
      if (oldKeys[at] != 0) {
        int slot = slot(oldKeys[at]);
        keys[slot] = oldKeys[at];
        counts[slot] = oldCounts[at];
      }
    }
  }
}
