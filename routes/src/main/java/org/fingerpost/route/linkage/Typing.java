package org.fingerpost.route.linkage;

import java.util.Arrays;

/**
 * How alike two words are typed. Own code, since a limit lets most pairs of words be dismissed
 * after a few steps, where the libraries fill a whole matrix on the heap for each pair.
 */
final class Typing {
  private static final int LONGEST = 64;

  private Typing() {}

  /** Whether a slip of the finger or two, as the length allows, makes one of the other. */
  static boolean slip(String a, String b) {
    int most = mostSlips(Math.min(a.length(), b.length()));
    return most > 0 && distance(a, b, most) <= most;
  }

  /** How many slips two words may be apart, by the length of the shorter. */
  static int mostSlips(int shorter) {
    return shorter < 4 ? 0 : shorter < 9 ? 1 : 2;
  }

  /**
   * Letters left out, put in, changed or swapped with their neighbour (optimal string alignment);
   * more than {@code most} when there are more than that.
   */
  static int distance(String a, String b, int most) {
    int endA = a.length();
    int endB = b.length();
    if (Math.abs(endA - endB) > most || endA > LONGEST || endB > LONGEST) {
      return most + 1;
    }
    int start = 0;
    while (start < endA && start < endB && a.charAt(start) == b.charAt(start)) {
      start++;
    }
    while (endA > start && endB > start && a.charAt(endA - 1) == b.charAt(endB - 1)) {
      endA--;
      endB--;
    }
    int left = Math.max(endA, endB) - start;
    if (left <= 1) {
      return left;
    }
    if (left == 2 && endA == endB) {
      boolean swapped =
          a.charAt(start) == b.charAt(start + 1) && a.charAt(start + 1) == b.charAt(start);
      return swapped ? 1 : 2;
    }
    return most < 2 ? most + 1 : matrix(a.substring(start, endA), b.substring(start, endB), most);
  }

  private static int matrix(String a, String b, int most) {
    int rows = a.length();
    int columns = b.length();
    int[] before = new int[columns + 1];
    int[] above = new int[columns + 1];
    int[] current = new int[columns + 1];
    for (int column = 0; column <= columns; column++) {
      above[column] = column;
    }
    for (int row = 1; row <= rows; row++) {
      int least = fill(a, b, row, before, above, current);
      if (least > most) {
        return most + 1;
      }
      int[] spare = before;
      before = above;
      above = current;
      current = spare;
    }
    return above[columns];
  }

  private static int fill(String a, String b, int row, int[] before, int[] above, int[] current) {
    current[0] = row;
    int least = row;
    char letter = a.charAt(row - 1);
    for (int column = 1; column < current.length; column++) {
      char other = b.charAt(column - 1);
      int best = above[column - 1] + (letter == other ? 0 : 1);
      best = Math.min(best, Math.min(above[column], current[column - 1]) + 1);
      boolean swapped =
          row > 1 && column > 1 && letter == b.charAt(column - 2) && other == a.charAt(row - 2);
      if (swapped) {
        best = Math.min(best, before[column - 2] + 1);
      }
      current[column] = best;
      least = Math.min(least, best);
    }
    return least;
  }

  /** Whether the short word is the long one with letters left out: pship, fdn, dept. */
  static boolean shortened(String a, String b) {
    String brief = a.length() < b.length() ? a : b;
    String full = a.length() < b.length() ? b : a;
    if (brief.length() < 3
        || brief.length() > 5
        || full.length() < brief.length() + 2
        || brief.charAt(0) != full.charAt(0)) {
      return false;
    }
    boolean ends = brief.charAt(brief.length() - 1) == full.charAt(full.length() - 1);
    return full.startsWith(brief) || (ends && within(brief, full));
  }

  /** Whether the letters of the one make the other. */
  static boolean sameLetters(String a, String b) {
    if (a.length() != b.length() || sum(a) != sum(b)) {
      return false;
    }
    char[] letters = a.toCharArray();
    char[] others = b.toCharArray();
    Arrays.sort(letters);
    Arrays.sort(others);
    return Arrays.equals(letters, others);
  }

  /** Of most pairs it differs already, which costs less than sorting them. */
  private static int sum(String text) {
    int sum = 0;
    for (int at = 0; at < text.length(); at++) {
      sum += text.charAt(at);
    }
    return sum;
  }

  private static boolean within(String brief, String full) {
    int at = 0;
    for (int letter = 0; letter < full.length() && at < brief.length(); letter++) {
      if (full.charAt(letter) == brief.charAt(at)) {
        at++;
      }
    }
    return at == brief.length();
  }

  /** Jaro's measure with Winkler's favour for a common beginning, 0 to 1. */
  static double jaroWinkler(String a, String b) {
    int range = Math.max(a.length(), b.length()) / 2 - 1;
    long usedA = 0;
    long usedB = 0;
    if (a.length() > LONGEST || b.length() > LONGEST || a.isEmpty() || b.isEmpty()) {
      return a.equals(b) ? 1 : 0;
    }
    int common = 0;
    for (int i = 0; i < a.length(); i++) {
      int end = Math.min(b.length(), i + range + 1);
      for (int j = Math.max(0, i - range); j < end; j++) {
        if ((usedB & (1L << j)) == 0 && a.charAt(i) == b.charAt(j)) {
          usedA |= 1L << i;
          usedB |= 1L << j;
          common++;
          break;
        }
      }
    }
    if (common == 0) {
      return 0;
    }
    double moved = moved(a, b, usedA, usedB) / 2.0;
    double jaro =
        ((double) common / a.length() + (double) common / b.length() + (common - moved) / common)
            / 3;
    int prefix = 0;
    while (prefix < Math.min(4, Math.min(a.length(), b.length()))
        && a.charAt(prefix) == b.charAt(prefix)) {
      prefix++;
    }
    return jaro + prefix * 0.1 * (1 - jaro);
  }

  private static int moved(String a, String b, long usedA, long usedB) {
    int moved = 0;
    int j = 0;
    for (int i = 0; i < a.length(); i++) {
      if ((usedA & (1L << i)) != 0) {
        while ((usedB & (1L << j)) == 0) {
          j++;
        }
        moved += a.charAt(i) == b.charAt(j) ? 0 : 1;
        j++;
      }
    }
    return moved;
  }
}
