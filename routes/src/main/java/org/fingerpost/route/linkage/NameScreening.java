package org.fingerpost.route.linkage;

import static org.fingerpost.route.linkage.Outline.LETTERS;
import static org.fingerpost.route.linkage.Outline.WORD;

/** What the names of two organisations in outline may weigh; see {@link NameComparison}. */
final class NameScreening {
  private static final int MOST_INITIALS = 7;

  private final LinkModel model;
  private final NameBound bound;
  private final WordScreening words = new WordScreening();
  private final double qualifier;

  NameScreening(LinkModel model) {
    this.model = model;
    bound = new NameBound(model);
    qualifier = Math.max(0, model.levels().most(Level.QUALIFIER_NONE));
  }

  /** Whatever the names are. */
  double most() {
    return bound.most() + qualifier;
  }

  /** Of the two names that may weigh most. */
  double most(long[] x, long[] y) {
    int namesOfX = Outline.count(x, Outline.NAMES);
    int namesOfY = Outline.count(y, Outline.NAMES);
    if (namesOfX == 0 || namesOfY == 0) {
      return 0;
    }
    double most = Double.NEGATIVE_INFINITY;
    int at = Outline.names(x);
    for (int i = 0; i < namesOfX; i++) {
      int other = Outline.names(y);
      for (int j = 0; j < namesOfY; j++) {
        most = Math.max(most, most(x, at, y, other));
        other = Outline.after(y, other);
      }
      at = Outline.after(x, at);
    }
    return most + qualifier;
  }

  private double most(long[] x, int ofX, long[] y, int ofY) {
    if (x[ofX] == y[ofY]) {
      return model.rarity().sharedWeight(Level.NAME_SAME, x[ofX]);
    }
    boolean spelling = Letters.mayBeSlips(x[ofX + Outline.WHOLE], y[ofY + Outline.WHOLE], 1);
    if (spelling) {
      return bound.most();
    }
    words.lay(x, ofX, y, ofY);
    boolean initials =
        mayBeInitials(x, ofX, words.matchedOfX, y, ofY)
            || mayBeInitials(y, ofY, words.matchedOfY, x, ofX);
    return initials ? bound.most() : bound.most(words.told, words.leftOfX, words.leftOfY);
  }

  /** Whether a word of one, that the other has not, may stand for words of the other. */
  private static boolean mayBeInitials(
      long[] brief, int ofBrief, int matched, long[] full, int ofFull) {
    if (Outline.words(full, ofFull) < 2) {
      return false;
    }
    long letters = full[ofFull + Outline.INITIALS];
    int first = ofBrief + Outline.NAME;
    for (int at = 0; at < Outline.words(brief, ofBrief); at++) {
      int word = first + WORD * at;
      int length = Outline.length(brief[word + Outline.MORE]);
      boolean may = length >= 2 && length <= MOST_INITIALS && (matched & 1 << at) == 0;
      if (may && Letters.mayBeWithin(brief[word + LETTERS], letters)) {
        return true;
      }
    }
    return false;
  }
}
