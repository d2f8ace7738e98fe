package org.fingerpost.route.linkage;

import static org.fingerpost.route.linkage.Outline.LETTERS;
import static org.fingerpost.route.linkage.Outline.MORE;
import static org.fingerpost.route.linkage.Outline.WORD;

/**
 * Two names in outline, laid word to word: which words both may have, as {@link WordMatch} would
 * find. At most sixteen a name, none twice, so that bits tell which they are.
 */
final class WordScreening {
  /** Which words of the first the other has too, to the letter. */
  int matchedOfX;

  int matchedOfY;

  /** What the words tell that both may have, in bits; never less than is found. */
  double told;

  /** What the words tell that the first alone has, in bits; never more than is found. */
  double leftOfX;

  double leftOfY;

  private long[] x;
  private long[] y;
  private int firstOfX;
  private int firstOfY;
  private int countX;
  private int countY;
  private int likeOfX;
  private int likeOfY;

  /** Lays the name that stands there in one outline to that of the other. */
  void lay(long[] one, int ofOne, long[] other, int ofOther) {
    x = one;
    y = other;
    countX = Outline.words(x, ofOne);
    countY = Outline.words(y, ofOther);
    firstOfX = ofOne + Outline.NAME;
    firstOfY = ofOther + Outline.NAME;
    matchedOfX = 0;
    matchedOfY = 0;
    told = 0;
    exact();
    likeOfX = 0;
    likeOfY = 0;
    slips();
    joined(x, firstOfX, countX, y, firstOfY, countY, false);
    joined(y, firstOfY, countY, x, firstOfX, countX, true);
    leftOfX = left(x, firstOfX, countX, matchedOfX | likeOfX);
    leftOfY = left(y, firstOfY, countY, matchedOfY | likeOfY);
  }

  private void exact() {
    boolean oneTown =
        x[Outline.CITY] == 0 || y[Outline.CITY] == 0 || x[Outline.CITY] == y[Outline.CITY];
    for (int i = 0; i < countX; i++) {
      long word = x[firstOfX + WORD * i];
      for (int j = 0; j < countY; j++) {
        if (word == y[firstOfY + WORD * j]) {
          matchedOfX |= 1 << i;
          matchedOfY |= 1 << j;
          float bits = Outline.bits(x[firstOfX + WORD * i + MORE]);
          boolean ownTown = oneTown && isOfTown(word);
          told += ownTown ? WordMatch.OWN_TOWN * bits : bits;
        }
      }
    }
  }

  private void slips() {
    for (int i = 0; i < countX; i++) {
      for (int j = 0; (matchedOfX & 1 << i) == 0 && j < countY; j++) {
        int one = firstOfX + WORD * i;
        int other = firstOfY + WORD * j;
        if ((matchedOfY & 1 << j) == 0 && mayBeOne(one, other)) {
          likeOfX |= 1 << i;
          likeOfY |= 1 << j;
        }
      }
      told += (likeOfX & 1 << i) == 0 ? 0 : Outline.bits(x[firstOfX + WORD * i + MORE]);
    }
  }

  private boolean mayBeOne(int one, int other) {
    long a = x[one + LETTERS];
    long b = y[other + LETTERS];
    int lengthOfA = Outline.length(x[one + MORE]);
    int lengthOfB = Outline.length(y[other + MORE]);
    int slips = Typing.mostSlips(Math.min(lengthOfA, lengthOfB));
    boolean slip = slips > 0 && Math.abs(lengthOfA - lengthOfB) <= slips;
    if (slip && Letters.mayBeSlips(a, b, slips)) {
      return true;
    }
    boolean within = lengthOfA < lengthOfB ? Letters.mayBeWithin(a, b) : Letters.mayBeWithin(b, a);
    return within && Outline.haveOneBeginning(x[one + MORE], y[other + MORE]);
  }

  /** One word that may be two of the other name, run together. */
  private void joined(
      long[] one,
      int first,
      int count,
      long[] two,
      int firstOfTwo,
      int countOfTwo,
      boolean turned) {
    for (int i = 0; i < count; i++) {
      long letters = one[first + WORD * i + LETTERS];
      int length = Outline.length(one[first + WORD * i + MORE]);
      for (int j = 0; j + 1 < countOfTwo; j++) {
        int left = firstOfTwo + WORD * j;
        int right = left + WORD;
        boolean mayBe =
            length == Outline.length(two[left + MORE]) + Outline.length(two[right + MORE])
                && Letters.mayBeWithin(two[left + LETTERS], letters)
                && Letters.mayBeWithin(two[right + LETTERS], letters);
        if (mayBe) {
          told += Math.max(Outline.bits(two[left + MORE]), Outline.bits(two[right + MORE]));
          likeOfX |= turned ? 3 << j : 1 << i;
          likeOfY |= turned ? 1 << i : 3 << j;
        }
      }
    }
  }

  private double left(long[] outline, int first, int count, int told) {
    double left = 0;
    for (int at = 0; at < count; at++) {
      int word = first + WORD * at;
      if ((told & 1 << at) == 0 && !isOfTown(outline[word])) {
        long more = outline[word + MORE];
        left += (Outline.isForm(more) ? NameComparison.OF_FORM : 1) * Outline.bits(more);
      }
    }
    return left;
  }

  /** Whether it is a word of the town's name that either record gives. */
  private boolean isOfTown(long word) {
    return isOfTown(x, word) || isOfTown(y, word);
  }

  private static boolean isOfTown(long[] outline, long word) {
    int end = Outline.FIRST + Outline.count(outline, Outline.TOWN_WORDS);
    for (int at = Outline.FIRST; at < end; at++) {
      if (outline[at] == word) {
        return true;
      }
    }
    return false;
  }
}
