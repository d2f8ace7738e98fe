package org.fingerpost.route.linkage;

import java.util.Arrays;

/** Records in outline by their number. */
final class Outlines {
  private long[][] held = new long[1 << 8][];

  void put(int number, long[] outline) {
    if (number >= held.length) {
      held = Arrays.copyOf(held, Math.max(2 * held.length, number + 1));
    }
    held[number] = outline;
  }

  long[] get(int number) {
    return held[number];
  }

  void remove(int number) {
    held[number] = null;
  }
}
