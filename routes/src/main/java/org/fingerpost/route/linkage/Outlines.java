package org.fingerpost.route.linkage;

import java.util.Arrays;

/** Records in outline by their number. */
final class Outlines {
  /** How many longs come from memory at once. */
  private static final int LINE = 8;

  private long[][] held = new long[1 << 8][];

  /** Is kept so that the reading of {@link #fetch} is not left out as idle. */
  private long fetched;

  void put(int number, long[] outline) {
    if (number >= held.length) {
      held = Arrays.copyOf(held, Math.max(2 * held.length, number + 1));
    }
    held[number] = outline;
  }

  long[] get(int number) {
    return held[number];
  }

  /**
   * Has those brought from memory, all at once: among a hundred thousand records nearly each is in
   * no cache, and waiting for one after the other took a quarter of the time that a record takes.
   * No load here depends on what another brought, so a processor need not wait between them.
   */
  void fetch(int[] numbers) {
    long read = 0;
    for (int number : numbers) {
      long[] outline = held[number];
      if (outline.length > 4 * LINE) {
        read += outline[0] + outline[LINE] + outline[2 * LINE] + outline[3 * LINE];
        read += outline[4 * LINE];
      }
    }
    fetched = read;
  }

  void remove(int number) {
    held[number] = null;
  }
}
