package org.fingerpost.route.linkage;

import static org.fingerpost.route.linkage.IntEntries.NONE;

import java.util.function.IntConsumer;

/**
 * Pairs of records that were compared, by the numbers of both: those that join them, and those of
 * whom it had to be known while clusters were formed that they do not. Each stands with either
 * record, the first one in an array by number and the rest in a chain: what one is joined to is
 * found without asking for the records, and mostly by one read of memory.
 */
final class ScoredPairs {
  /** Is told of a pair. */
  interface Taker {
    /**
     * One pair of the record that was asked about.
     *
     * @param other the number of the other record
     */
    void take(int other, double score, Band band);
  }

  private static final int NEXT = 0;

  /** The other's number, below what band the two are in; {@link IntEntries#NONE} for no pair. */
  private static final int OTHER = 1;

  private static final int HIGH = 2;
  private static final int LOW = 3;
  private static final int INTS = 4;

  private static final int BAND_BITS = 29;
  private static final int NUMBER = (1 << BAND_BITS) - 1;
  private static final Band[] BANDS = Band.values();

  private final IntEntries rest = new IntEntries(INTS);
  private int[] first = new int[0];

  /** Begins a record that is in no pair. */
  void begin(int number) {
    first = Grown.toHold(INTS * number + INTS - 1, first);
    first[INTS * number + OTHER] = NONE;
    first[INTS * number + NEXT] = NONE;
  }

  /** Notes a pair that is not known yet. */
  void put(int one, int two, double score, Band band) {
    add(one, two, score, band);
    add(two, one, score, band);
  }

  /** Whether no pair joins it to another. */
  boolean standsAlone(int number) {
    if (isJoining(first[INTS * number + OTHER])) {
      return false;
    }
    for (int entry = first[INTS * number + NEXT]; entry != NONE; entry = rest.get(entry, NEXT)) {
      if (isJoining(rest.get(entry, OTHER))) {
        return false;
      }
    }
    return true;
  }

  /** Each record that a pair joins it to. */
  void eachNeighbour(int number, IntConsumer taker) {
    neighbour(first[INTS * number + OTHER], taker);
    for (int entry = first[INTS * number + NEXT]; entry != NONE; entry = rest.get(entry, NEXT)) {
      neighbour(rest.get(entry, OTHER), taker);
    }
  }

  private static void neighbour(int other, IntConsumer taker) {
    if (isJoining(other)) {
      taker.accept(other & NUMBER);
    }
  }

  /** Each pair of a neighbourhood once, if asked of all who are in it. */
  void eachPairOnce(int number, Taker taker) {
    int at = INTS * number;
    once(number, first[at + OTHER], first[at + HIGH], first[at + LOW], taker);
    for (int entry = first[at + NEXT]; entry != NONE; entry = rest.get(entry, NEXT)) {
      once(number, rest.get(entry, OTHER), rest.get(entry, HIGH), rest.get(entry, LOW), taker);
    }
  }

  private static void once(int number, int other, long high, int low, Taker taker) {
    if (other != NONE && number < (other & NUMBER)) {
      double score = Double.longBitsToDouble((high << Integer.SIZE) | (low & 0xffffffffL));
      taker.take(other & NUMBER, score, BANDS[other >>> BAND_BITS]);
    }
  }

  /** Forgets all pairs of the record. */
  void leave(int number) {
    int other = first[INTS * number + OTHER];
    while (other != NONE) {
      drop(other & NUMBER, number);
      dropFirst(number);
      other = first[INTS * number + OTHER];
    }
  }

  private void add(int number, int other, double score, Band band) {
    int at = INTS * number;
    int told = band.ordinal() << BAND_BITS | other;
    long bits = Double.doubleToLongBits(score);
    if (first[at + OTHER] == NONE) {
      first[at + OTHER] = told;
      first[at + HIGH] = (int) (bits >>> Integer.SIZE);
      first[at + LOW] = (int) bits;
      return;
    }
    int entry = rest.take();
    rest.set(entry, OTHER, told);
    rest.set(entry, HIGH, (int) (bits >>> Integer.SIZE));
    rest.set(entry, LOW, (int) bits);
    rest.set(entry, NEXT, first[at + NEXT]);
    first[at + NEXT] = entry;
  }

  private void drop(int number, int other) {
    int at = INTS * number;
    if ((first[at + OTHER] & NUMBER) == other) {
      dropFirst(number);
      return;
    }
    int before = NONE;
    int entry = first[at + NEXT];
    while ((rest.get(entry, OTHER) & NUMBER) != other) {
      before = entry;
      entry = rest.get(entry, NEXT);
    }
    if (before == NONE) {
      first[at + NEXT] = rest.get(entry, NEXT);
    } else {
      rest.set(before, NEXT, rest.get(entry, NEXT));
    }
    rest.free(entry);
  }

  /** The next one takes its place. */
  private void dropFirst(int number) {
    int at = INTS * number;
    int next = first[at + NEXT];
    if (next == NONE) {
      first[at + OTHER] = NONE;
      return;
    }
    for (int field = 0; field < INTS; field++) {
      first[at + field] = rest.get(next, field);
    }
    rest.free(next);
  }

  private static boolean isJoining(int other) {
    return other != NONE && other >>> BAND_BITS != Band.APART.ordinal();
  }
}
