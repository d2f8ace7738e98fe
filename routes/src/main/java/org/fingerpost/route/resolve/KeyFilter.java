package org.fingerpost.route.resolve;

import java.util.BitSet;

/** Knows of most keys that they were never added, in a few bits each: what is rare is asked for. */
final class KeyFilter {
  private static final int BITS_A_RECORD = 512;
  private static final long MOST_BITS = 1L << 28;

  private final BitSet bits = new BitSet();
  private final int mask;

  /** An empty one, for the keys of so many records. */
  KeyFilter(long records) {
    long wanted = Math.min(MOST_BITS, Math.max(1L << 16, records * BITS_A_RECORD));
    mask = (int) Long.highestOneBit(wanted) - 1;
  }

  boolean isEmpty() {
    return bits.isEmpty();
  }

  void add(long key) {
    bits.set((int) key & mask);
    bits.set((int) (key >>> 32) & mask);
  }

  /** False when the key was never added. */
  boolean mayHold(long key) {
    return bits.get((int) key & mask) && bits.get((int) (key >>> 32) & mask);
  }
}
