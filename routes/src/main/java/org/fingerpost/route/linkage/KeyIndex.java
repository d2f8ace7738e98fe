package org.fingerpost.route.linkage;

import java.util.Arrays;

/**
 * Finds what was put under a key. Chains of entries in arrays: with a list object for each of a
 * million keys, nearly all of one entry, most of the time would go to reaching them.
 */
final class KeyIndex<T> {
  private static final int NONE = -1;

  private int[] buckets = new int[1 << 12];
  private int[] nexts = new int[1 << 11];
  private long[] keys = new long[1 << 11];
  private Object[] values = new Object[1 << 11];
  private int used;
  private int free = NONE;
  private int cursor = NONE;

  KeyIndex() {
    Arrays.fill(buckets, NONE);
  }

  void add(long key, T value) {
    int entry = free;
    if (entry == NONE) {
      if (used == keys.length) {
        grow();
      }
      entry = used++;
    } else {
      free = nexts[entry];
    }
    int bucket = bucket(key);
    keys[entry] = key;
    values[entry] = value;
    nexts[entry] = buckets[bucket];
    buckets[bucket] = entry;
  }

  void remove(long key, T value) {
    int bucket = bucket(key);
    int before = NONE;
    for (int entry = buckets[bucket]; entry != NONE; entry = nexts[entry]) {
      if (keys[entry] == key && values[entry] == value) {
        if (before == NONE) {
          buckets[bucket] = nexts[entry];
        } else {
          nexts[before] = nexts[entry];
        }
        values[entry] = null;
        nexts[entry] = free;
        free = entry;
        return;
      }
      before = entry;
    }
  }

  /** The first under the key, or null; {@link #next} goes on from it. */
  T first(long key) {
    cursor = buckets[bucket(key)];
    return seek(key);
  }

  /** The next under the same key, or null. */
  T next() {
    long key = keys[cursor];
    cursor = nexts[cursor];
    return seek(key);
  }

  @SuppressWarnings("unchecked")
  private T seek(long key) {
    while (cursor != NONE && keys[cursor] != key) {
      cursor = nexts[cursor];
    }
    return cursor == NONE ? null : (T) values[cursor];
  }

  private int bucket(long key) {
    return (int) (key ^ (key >>> 32)) & (buckets.length - 1);
  }

  private void grow() {
    keys = Arrays.copyOf(keys, used * 2);
    values = Arrays.copyOf(values, used * 2);
    nexts = Arrays.copyOf(nexts, used * 2);
    buckets = new int[buckets.length * 2];
    Arrays.fill(buckets, NONE);
    for (int entry = 0; entry < used; entry++) {
      int bucket = bucket(keys[entry]);
      nexts[entry] = buckets[bucket];
      buckets[bucket] = entry;
    }
  }
}
