package org.fingerpost.route.linkage;

/** Two names of organisations, laid word to word: which words of each the other has too. */
final class WordMatch {
  /** A town's name in the names of two groups of that town says what the addresses said. */
  static final float OWN_TOWN = 0.25f;

  private static final float SLIP = 0.85f;
  private static final int LONGEST_SHORT = 4;
  static final double BITS_A_LETTER = 3;

  final NameWords x;
  final NameWords y;
  final float[] xBits;
  final float[] yBits;
  final boolean[] xUsed;
  final boolean[] yUsed;

  /** What the words in common tell, in bits. */
  double matched;

  /** Whether a word of one stands for the initials of several of the other. */
  boolean abbreviated;

  private final NameComparison.Towns towns;

  WordMatch(LinkModel model, NameWords x, NameWords y, NameComparison.Towns towns) {
    this.x = x;
    this.y = y;
    this.towns = towns;
    xBits = x.bits(model);
    yBits = y.bits(model);
    xUsed = new boolean[x.words.length];
    yUsed = new boolean[y.words.length];
    exact();
    slips();
    joined(x, y, xUsed, yUsed, yBits);
    joined(y, x, yUsed, xUsed, xBits);
    initials(x, y, xUsed, yUsed);
    initials(y, x, yUsed, xUsed);
  }

  private void exact() {
    for (int i = 0; i < xUsed.length; i++) {
      for (int j = 0; j < yUsed.length; j++) {
        if (!yUsed[j] && x.hashes[i] == y.hashes[j]) {
          xUsed[i] = true;
          yUsed[j] = true;
          matched += towns.same(x.hashes[i]) ? OWN_TOWN * xBits[i] : xBits[i];
          break;
        }
      }
    }
  }

  private void slips() {
    for (int i = 0; i < xUsed.length; i++) {
      for (int j = 0; !xUsed[i] && j < yUsed.length; j++) {
        if (!yUsed[j] && slip(i, j)) {
          xUsed[i] = true;
          yUsed[j] = true;
          matched += SLIP * Math.min(xBits[i], yBits[j]);
        }
      }
    }
  }

  /** A digit is never a slip: the 1st and the 11th are two. */
  private boolean slip(int i, int j) {
    if (x.qualifiers[i] == Qualifier.NUMBER || y.qualifiers[j] == Qualifier.NUMBER) {
      return false;
    }
    boolean known = x.qualifiers[i] != null && y.qualifiers[j] != null;
    String a = x.words[i];
    String b = y.words[j];
    return !known && (Typing.slip(a, b) && !another(a, b) || Typing.shortened(a, b));
  }

  /** A letter changed in a short word makes another word: Vale and Dale, Hull and Hall. */
  private static boolean another(String a, String b) {
    return a.length() == b.length()
        && a.length() <= LONGEST_SHORT
        && a.chars().sum() != b.chars().sum();
  }

  /** HighRoad and High Road; Home-Start and Homestart. */
  private void joined(
      NameWords one, NameWords two, boolean[] oneUsed, boolean[] twoUsed, float[] twoBits) {
    for (int i = 0; i < oneUsed.length; i++) {
      for (int j = 0; !oneUsed[i] && j + 1 < twoUsed.length; j++) {
        if (!twoUsed[j]
            && !twoUsed[j + 1]
            && one.words[i].length() == two.words[j].length() + two.words[j + 1].length()
            && one.words[i].startsWith(two.words[j])
            && one.words[i].endsWith(two.words[j + 1])) {
          oneUsed[i] = true;
          twoUsed[j] = true;
          twoUsed[j + 1] = true;
          matched += Math.max(twoBits[j], twoBits[j + 1]);
        }
      }
    }
  }

  private void initials(NameWords brief, NameWords full, boolean[] briefUsed, boolean[] fullUsed) {
    for (int i = 0; i < briefUsed.length; i++) {
      String letters = brief.words[i];
      boolean may = letters.length() >= 2 && letters.length() <= 7 && full.words.length >= 2;
      if (!briefUsed[i] && may) {
        if (letters.equals(full.allInitials)) {
          cover(fullUsed, 0, fullUsed.length);
          abbreviate(briefUsed, i, letters.length());
        } else {
          run(letters, full, fullUsed, briefUsed, i);
        }
      }
    }
  }

  private void run(
      String letters, NameWords full, boolean[] fullUsed, boolean[] briefUsed, int brief) {
    for (int start = 0; start + 1 < full.words.length; start++) {
      int end = consumed(letters, full, start);
      if (end > start + 1 && !allUsed(fullUsed, start, end)) {
        cover(fullUsed, start, end);
        abbreviate(briefUsed, brief, letters.length());
        return;
      }
    }
    if (letters.length() >= 3 && Typing.sameLetters(letters, full.initials)) {
      cover(fullUsed, 0, fullUsed.length);
      abbreviate(briefUsed, brief, letters.length() / 2);
    }
  }

  private void abbreviate(boolean[] used, int at, int letters) {
    used[at] = true;
    abbreviated = true;
    matched += BITS_A_LETTER * letters;
  }

  /** Where the run of words ends whose initials, or short words as a whole, make the letters. */
  private static int consumed(String letters, NameWords full, int start) {
    int at = 0;
    int word = start;
    while (at < letters.length() && word < full.words.length) {
      String whole = full.words[word];
      if (whole.length() <= 3 && letters.startsWith(whole, at)) {
        at += whole.length();
      } else if (full.isBrief(word, letters, at)) {
        at += full.brief(word);
      } else {
        return -1;
      }
      word++;
    }
    return at == letters.length() ? word : -1;
  }

  private static boolean allUsed(boolean[] used, int start, int end) {
    for (int at = start; at < end; at++) {
      if (!used[at]) {
        return false;
      }
    }
    return true;
  }

  private static void cover(boolean[] used, int start, int end) {
    for (int at = start; at < end; at++) {
      used[at] = true;
    }
  }
}
