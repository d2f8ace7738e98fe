package org.fingerpost.route.linkage;

import static org.fingerpost.route.linkage.IntEntries.NONE;

import java.util.Arrays;

/**
 * Finds numbers that were put under keys. A record has some twenty keys, nearly all of them its
 * own: an object for each would cost more memory than the records, and following it more time than
 * the rest of a look-up.
 */
final class KeyIndex {
  private static final int HIGH = 0;
  private static final int LOW = 1;
  private static final int NEXT = 2;
  private static final int NUMBER = 3;

  private final IntEntries entries = new IntEntries(4);
  private int[] buckets = new int[1 << 12];
  private int[] found = new int[1 << 8];
  private int[] sharing = new int[1 << 6];

  /**
   * Of the look-up that is under way: which entry is read next, and the key that it is read for.
   */
  private int[] heads = new int[1 << 6];

  private long[] sought = new long[1 << 6];

  /** Is kept so that the reading of {@link #fetch} is not left out as idle. */
  private int fetched;

  private int searches;

  KeyIndex() {
    Arrays.fill(buckets, NONE);
  }

  /** Puts a number under keys. */
  void add(long[] keys, int number) {
    if (number >= found.length) {
      found = Arrays.copyOf(found, Math.max(2 * found.length, number + 1));
    }
    for (long key : keys) {
      add(key, number);
    }
  }

  /** Takes a number out from under the keys that it was put under. */
  void remove(long[] keys, int number) {
    for (long key : keys) {
      remove(key, number);
    }
  }

  /** The numbers that were put under one of the keys, each once. */
  int[] sharing(long[] keys) {
    searches++;
    int size = 0;
    for (int open = begin(keys); open > 0; open = advance(open)) {
      if (size + open > sharing.length) {
        sharing = Arrays.copyOf(sharing, 2 * sharing.length + open);
      }
      for (int at = 0; at < open; at++) {
        int number = entries.get(heads[at], NUMBER);
        if (found[number] != searches && key(heads[at]) == sought[at]) {
          found[number] = searches;
          sharing[size++] = number;
        }
      }
    }
    return Arrays.copyOf(sharing, size);
  }

  /**
   * What stands first under each key. Nearly nothing of it is in a cache, and a look-up would wait
   * for one after the other; so all go on by one entry at a time, and what is read of memory in a
   * loop depends on nothing that the loop reads.
   */
  private int begin(long[] keys) {
    if (heads.length < keys.length) {
      heads = new int[2 * keys.length];
      sought = new long[2 * keys.length];
    }
    int open = 0;
    for (long key : keys) {
      sought[open] = key;
      heads[open] = buckets[bucket(key)];
      open += heads[open] == NONE ? 0 : 1;
    }
    return fetch(open);
  }

  /** From each entry to the next one. */
  private int advance(int open) {
    int still = 0;
    for (int at = 0; at < open; at++) {
      int next = entries.get(heads[at], NEXT);
      sought[still] = sought[at];
      heads[still] = next;
      still += next == NONE ? 0 : 1;
    }
    return fetch(still);
  }

  private int fetch(int open) {
    int read = 0;
    for (int at = 0; at < open; at++) {
      read += entries.get(heads[at], NUMBER);
    }
    fetched = read;
    return open;
  }

  private void add(long key, int number) {
    if (entries.isFull() && entries.size() == buckets.length / 2) {
      widen();
    }
    int entry = entries.take();
    entries.set(entry, HIGH, (int) (key >>> 32));
    entries.set(entry, LOW, (int) key);
    entries.set(entry, NUMBER, number);
    putFirst(entry, bucket(key));
  }

  private void remove(long key, int number) {
    int bucket = bucket(key);
    int before = NONE;
    int entry = buckets[bucket];
    while (entry != NONE && (entries.get(entry, NUMBER) != number || key(entry) != key)) {
      before = entry;
      entry = entries.get(entry, NEXT);
    }
    if (entry == NONE) {
      return;
    }
    int next = entries.get(entry, NEXT);
    if (before == NONE) {
      buckets[bucket] = next;
    } else {
      entries.set(before, NEXT, next);
    }
    entries.free(entry);
  }

  /** All entries are in use when there are more buckets to be had: a free one is taken first. */
  private void widen() {
    buckets = new int[buckets.length * 2];
    Arrays.fill(buckets, NONE);
    for (int entry = 0; entry < entries.size(); entry++) {
      putFirst(entry, bucket(key(entry)));
    }
  }

  private void putFirst(int entry, int bucket) {
    entries.set(entry, NEXT, buckets[bucket]);
    buckets[bucket] = entry;
  }

  private long key(int entry) {
    return ((long) entries.get(entry, HIGH) << 32) | (entries.get(entry, LOW) & 0xffffffffL);
  }

  private int bucket(long key) {
    return (int) (key ^ (key >>> 32)) & (buckets.length - 1);
  }
}
