package org.fingerpost.route.linkage;

import java.util.Arrays;

/** Arrays by number, of which nobody knows how long they will have to be. */
final class Grown {
  private Grown() {}

  /** The array itself where it has that index, else a copy that has, twice as long at least. */
  static int[] toHold(int index, int[] array) {
    return index < array.length
        ? array
        : Arrays.copyOf(array, Math.max(2 * array.length, index + 1));
  }
}
