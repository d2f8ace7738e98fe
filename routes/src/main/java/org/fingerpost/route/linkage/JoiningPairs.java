package org.fingerpost.route.linkage;

import static org.fingerpost.route.linkage.IntEntries.NONE;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * The pairs that join records, by the numbers of both: an entry each with either record, so that
 * what one is joined to is found without asking for the records.
 */
final class JoiningPairs {
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
  private static final int OTHER = 1;
  private static final int HIGH = 2;
  private static final int LOW = 3;
  private static final int BAND = 4;

  /** Of the two entries of a pair this is the one that tells of it. */
  private static final int TELLS = 1 << 8;

  private static final Band[] BANDS = Band.values();

  private final IntEntries entries = new IntEntries(5);
  private int[] first = new int[0];

  /** Begins a record that is joined to none. */
  void begin(int number) {
    if (number >= first.length) {
      first = Arrays.copyOf(first, Math.max(2 * first.length, number + 1));
    }
    first[number] = NONE;
  }

  void join(int one, int two, double score, Band band) {
    add(one, two, score, band.ordinal() | TELLS);
    add(two, one, score, band.ordinal());
  }

  /** Whether no pair joins it to another. */
  boolean standsAlone(int number) {
    return first[number] == NONE;
  }

  void eachNeighbour(int number, IntConsumer taker) {
    for (int entry = first[number]; entry != NONE; entry = entries.get(entry, NEXT)) {
      taker.accept(entries.get(entry, OTHER));
    }
  }

  /** Each pair of a neighbourhood once, if asked of all who are in it. */
  void eachPairOnce(int number, Taker taker) {
    for (int entry = first[number]; entry != NONE; entry = entries.get(entry, NEXT)) {
      int band = entries.get(entry, BAND);
      if ((band & TELLS) != 0) {
        taker.take(entries.get(entry, OTHER), score(entry), BANDS[band & ~TELLS]);
      }
    }
  }

  /** Forgets all pairs of the record. */
  void leave(int number) {
    int entry = first[number];
    while (entry != NONE) {
      int next = entries.get(entry, NEXT);
      drop(entries.get(entry, OTHER), number);
      entries.free(entry);
      entry = next;
    }
    first[number] = NONE;
  }

  private void add(int number, int other, double score, int band) {
    long bits = Double.doubleToLongBits(score);
    int entry = entries.take();
    entries.set(entry, OTHER, other);
    entries.set(entry, HIGH, (int) (bits >>> Integer.SIZE));
    entries.set(entry, LOW, (int) bits);
    entries.set(entry, BAND, band);
    entries.set(entry, NEXT, first[number]);
    first[number] = entry;
  }

  private void drop(int number, int other) {
    int before = NONE;
    int entry = first[number];
    while (entries.get(entry, OTHER) != other) {
      before = entry;
      entry = entries.get(entry, NEXT);
    }
    int next = entries.get(entry, NEXT);
    if (before == NONE) {
      first[number] = next;
    } else {
      entries.set(before, NEXT, next);
    }
    entries.free(entry);
  }

  private double score(int entry) {
    long high = entries.get(entry, HIGH);
    return Double.longBitsToDouble(
        (high << Integer.SIZE) | (entries.get(entry, LOW) & 0xffffffffL));
  }
}
