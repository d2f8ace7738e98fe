package org.fingerpost.route.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Finds what was put under keys. A record has some twenty keys, nearly all of them its own: an
 * object for each would cost more memory than the records, and following it more time than the rest
 * of a look-up. So what is put gets a number, and an entry is four ints that stand together, in
 * blocks of which none is ever copied.
 */
final class KeyIndex<T> {
  private static final int NONE = -1;
  private static final int INTS = 4;
  private static final int BLOCK_BITS = 14;
  private static final int IN_BLOCK = (1 << BLOCK_BITS) - 1;
  private static final int LOW = 1;
  private static final int NEXT = 2;
  private static final int NUMBER = 3;

  private final List<T> values = new ArrayList<>();
  private final List<Integer> freeNumbers = new ArrayList<>();
  private final List<int[]> blocks = new ArrayList<>(List.of(new int[INTS << BLOCK_BITS]));
  private int[] buckets = new int[1 << 12];
  private int[] found = new int[1 << 8];
  private int[] sharing = new int[1 << 6];
  private int[] heads = new int[1 << 6];

  /** Is kept so that the reading of {@link #fetch} is not left out as idle. */
  private int fetched;

  private int searches;
  private int used;
  private int free = NONE;

  KeyIndex() {
    Arrays.fill(buckets, NONE);
  }

  /**
   * Puts a value under keys.
   *
   * @param maker makes it of its number, by which it is taken out again
   */
  T add(long[] keys, IntFunction<T> maker) {
    int number = number();
    T value = maker.apply(number);
    values.set(number, value);
    for (long key : keys) {
      add(key, number);
    }
    return value;
  }

  /** Takes a value out from under the keys that it was put under. */
  void remove(long[] keys, int number) {
    for (long key : keys) {
      remove(key, number);
    }
    values.set(number, null);
    freeNumbers.add(number);
  }

  /** The numbers of what was put under one of the keys, each once. */
  int[] sharing(long[] keys) {
    fetch(keys);
    int size = 0;
    searches++;
    for (long key : keys) {
      for (int entry = buckets[bucket(key)]; entry != NONE; entry = field(entry, NEXT)) {
        int number = field(entry, NUMBER);
        if (found[number] != searches && holds(entry, key)) {
          found[number] = searches;
          if (size == sharing.length) {
            sharing = Arrays.copyOf(sharing, 2 * size);
          }
          sharing[size++] = number;
        }
      }
    }
    return Arrays.copyOf(sharing, size);
  }

  /**
   * Has brought from memory, all at once, what stands first under each key: nearly nothing of it is
   * in a cache, and a look-up would wait for one after the other. No load here depends on another,
   * nor a branch on what was loaded.
   */
  private void fetch(long[] keys) {
    if (heads.length < keys.length) {
      heads = new int[2 * keys.length];
    }
    for (int at = 0; at < keys.length; at++) {
      heads[at] = buckets[bucket(keys[at])];
    }
    int read = 0;
    for (int at = 0; at < keys.length; at++) {
      read += field(Math.max(0, heads[at]), NUMBER);
    }
    fetched = read;
  }

  /** What has that number. */
  T get(int number) {
    return values.get(number);
  }

  private int number() {
    if (!freeNumbers.isEmpty()) {
      return freeNumbers.remove(freeNumbers.size() - 1);
    }
    values.add(null);
    if (values.size() > found.length) {
      found = Arrays.copyOf(found, found.length * 2);
    }
    return values.size() - 1;
  }

  private void add(long key, int number) {
    int entry = free;
    if (entry == NONE) {
      entry = next();
    } else {
      free = field(entry, NEXT);
    }
    int bucket = bucket(key);
    int[] block = blocks.get(entry >> BLOCK_BITS);
    int at = (entry & IN_BLOCK) * INTS;
    block[at] = (int) (key >>> 32);
    block[at + LOW] = (int) key;
    block[at + NEXT] = buckets[bucket];
    block[at + NUMBER] = number;
    buckets[bucket] = entry;
  }

  private void remove(long key, int number) {
    int bucket = bucket(key);
    int before = NONE;
    int entry = buckets[bucket];
    while (entry != NONE && (field(entry, NUMBER) != number || !holds(entry, key))) {
      before = entry;
      entry = field(entry, NEXT);
    }
    if (entry == NONE) {
      return;
    }
    if (before == NONE) {
      buckets[bucket] = field(entry, NEXT);
    } else {
      link(before, field(entry, NEXT));
    }
    link(entry, free);
    free = entry;
  }

  private int next() {
    if (used == buckets.length / 2) {
      widen();
    }
    if (used >> BLOCK_BITS == blocks.size()) {
      blocks.add(new int[INTS << BLOCK_BITS]);
    }
    return used++;
  }

  /** All entries are in use when there are more buckets to be had: a free one is taken first. */
  private void widen() {
    buckets = new int[buckets.length * 2];
    Arrays.fill(buckets, NONE);
    for (int entry = 0; entry < used; entry++) {
      int bucket = bucket(key(entry));
      link(entry, buckets[bucket]);
      buckets[bucket] = entry;
    }
  }

  private boolean holds(int entry, long key) {
    return key(entry) == key;
  }

  private long key(int entry) {
    int[] block = blocks.get(entry >> BLOCK_BITS);
    int at = (entry & IN_BLOCK) * INTS;
    return ((long) block[at] << 32) | (block[at + LOW] & 0xffffffffL);
  }

  private void link(int entry, int next) {
    blocks.get(entry >> BLOCK_BITS)[(entry & IN_BLOCK) * INTS + NEXT] = next;
  }

  private int field(int entry, int field) {
    return blocks.get(entry >> BLOCK_BITS)[(entry & IN_BLOCK) * INTS + field];
  }

  private int bucket(long key) {
    return (int) (key ^ (key >>> 32)) & (buckets.length - 1);
  }
}
