package org.fingerpost.route.linkage;

/**
 * Which letters a text has, and whether once, twice or more often, in 64 bits: enough to say of
 * most texts that they cannot be the same but for a slip, without reading them. A letter more or
 * less changes one bit at most, and letters that share a bit only make it say so less often.
 */
final class Letters {
  private static final int TWICE = 23;
  private static final int THRICE = 45;
  private static final int DIGITS = 10;
  private static final int LETTERS = 36;
  private static final int OTHERS = 15;

  private Letters() {}

  static long of(String text) {
    long once = 0;
    long twice = 0;
    long thrice = 0;
    for (int at = 0; at < text.length(); at++) {
      long bit = bit(text.charAt(at));
      thrice |= twice & bit;
      twice |= once & bit;
      once |= bit;
    }
    return once | Long.rotateLeft(twice, TWICE) | Long.rotateLeft(thrice, THRICE);
  }

  /** As of a text that has each of those letters as often as may be. */
  static long anyOf(String text) {
    long once = 0;
    for (int at = 0; at < text.length(); at++) {
      once |= bit(text.charAt(at));
    }
    return once | Long.rotateLeft(once, TWICE) | Long.rotateLeft(once, THRICE);
  }

  /**
   * Whether texts with those letters may be so many slips apart: a letter changed is one less and
   * another more, and letters that swap their places change nothing.
   */
  static boolean mayBeSlips(long a, long b, int slips) {
    return Long.bitCount(a ^ b) <= 2 * slips;
  }

  /** Whether all letters of one text may be among those of the other. */
  static boolean mayBeWithin(long part, long whole) {
    return (part & ~whole) == 0;
  }

  private static long bit(char c) {
    if (c >= 'a' && c <= 'z') {
      return 1L << (DIGITS + c - 'a');
    }
    return 1L << (c >= '0' && c <= '9' ? c - '0' : LETTERS + (c & OTHERS));
  }
}
