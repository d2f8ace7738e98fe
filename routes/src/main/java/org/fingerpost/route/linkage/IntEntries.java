package org.fingerpost.route.linkage;

import java.util.Arrays;

/**
 * Entries of a few ints each, by their number. They stand in blocks of which none is ever copied,
 * and an entry is no object: there are dozens for each record, and what the collector does not see
 * costs it nothing.
 */
final class IntEntries {
  /** No entry. */
  static final int NONE = -1;

  private static final int BLOCK_BITS = 12;
  private static final int IN_BLOCK = (1 << BLOCK_BITS) - 1;

  private final int ints;
  private int[][] blocks = new int[1 << 4][];
  private int used;
  private int free = NONE;

  /**
   * Holds none.
   *
   * @param ints how many an entry has
   */
  IntEntries(int ints) {
    this.ints = ints;
  }

  /** An entry for new ints, a free one first. */
  int take() {
    if (free != NONE) {
      int entry = free;
      free = get(entry, 0);
      return entry;
    }
    int block = used >> BLOCK_BITS;
    if (block == blocks.length) {
      blocks = Arrays.copyOf(blocks, 2 * blocks.length);
    }
    if (blocks[block] == null) {
      blocks[block] = new int[ints << BLOCK_BITS];
    }
    return used++;
  }

  /** Gives an entry back; what it held is gone. */
  void free(int entry) {
    set(entry, 0, free);
    free = entry;
  }

  int get(int entry, int field) {
    return blocks[entry >> BLOCK_BITS][(entry & IN_BLOCK) * ints + field];
  }

  void set(int entry, int field, int value) {
    blocks[entry >> BLOCK_BITS][(entry & IN_BLOCK) * ints + field] = value;
  }
}
