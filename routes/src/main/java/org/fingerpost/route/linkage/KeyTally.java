package org.fingerpost.route.linkage;

/**
 * Counts keys of more records than memory holds, in a byte for each slot that keys hash to. A key
 * may seem more frequent than it is, where it shares a slot; never less. The counts do not depend
 * on the order.
 */
final class KeyTally implements Crowd {
  private static final int SLOTS_A_RECORD = 128;
  private static final int MOST_SLOTS = 1 << 26;

  private final byte[] slots;
  private final int most;
  private final LongCounts known = new LongCounts(1024);

  /**
   * An empty one.
   *
   * @param records how many there will be, about
   * @param most how many records may hold a key before it is crowded
   */
  KeyTally(long records, int most) {
    long wanted = Math.min(MOST_SLOTS, Math.max(1 << 12, records * SLOTS_A_RECORD));
    this.slots = new byte[(int) Long.highestOneBit(2 * wanted - 1)];
    this.most = most;
  }

  void add(long key) {
    int slot = slot(key);
    if (slots[slot] < Byte.MAX_VALUE) {
      slots[slot]++;
    }
  }

  /** It notes each that is, so that {@link #known} has all that were asked for. */
  @Override
  public boolean holds(long key) {
    int count = slots[slot(key)];
    if (count <= most) {
      return false;
    }
    if (!known.has(key)) {
      known.add(key, count);
    }
    return true;
  }

  @Override
  public LongCounts known() {
    return known;
  }

  private int slot(long key) {
    return (int) (key ^ (key >>> 29)) & (slots.length - 1);
  }
}
