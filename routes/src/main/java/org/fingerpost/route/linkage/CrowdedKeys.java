package org.fingerpost.route.linkage;

/**
 * Crowded keys, to be asked some sixty times for each record: by where each stands and half of its
 * hash, in a fifth of the memory that {@link LongCounts} takes, so that it stays in a near cache.
 * Of some thousand million keys that are not crowded it says of one that it is, always of the same
 * one. Immutable.
 */
final class CrowdedKeys implements Crowd {
  private static final int LEAST = 1 << 8;

  /** Bits for each place: most keys that are asked for are not there, and one bit mostly tells. */
  private static final int MARKS = 8;

  private final LongCounts known;

  /** Upper halves of the keys, from where the lower half says on; nought is a free place. */
  private final int[] halves;

  /**
   * A bit for each key that is there, by other bits of its hash; a fourth of the other's memory.
   */
  private final long[] marks;

  /** Those that were counted. */
  CrowdedKeys(LongCounts known) {
    this.known = known;
    long[] keys = known.sortedKeys();
    halves = new int[Math.max(LEAST, Integer.highestOneBit(3 * keys.length))];
    marks = new long[halves.length * MARKS / Long.SIZE];
    for (long key : keys) {
      halves[place(key)] = half(key);
      int mark = mark(key);
      marks[mark >>> 6] |= 1L << mark;
    }
  }

  @Override
  public boolean holds(long key) {
    int mark = mark(key);
    return (marks[mark >>> 6] & 1L << mark) != 0 && halves[place(key)] != 0;
  }

  @Override
  public LongCounts known() {
    return known;
  }

  /** Where it stands, or would stand. */
  private int place(long key) {
    int half = half(key);
    int place = (int) key & (halves.length - 1);
    while (halves[place] != half && halves[place] != 0) {
      place = (place + 1) & (halves.length - 1);
    }
    return place;
  }

  private int mark(long key) {
    return (int) (key >>> 20) & (halves.length * MARKS - 1);
  }

  private static int half(long key) {
    int half = (int) (key >>> Integer.SIZE);
    return half == 0 ? 1 : half;
  }
}
