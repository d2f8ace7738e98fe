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
    words.lay(x, ofX, y, ofY);
    double found = bound.most(words.told, words.leftOfX, words.leftOfY);
    int letters =
        initials(x, ofX, words.matchedOfX, y, ofY) + initials(y, ofY, words.matchedOfY, x, ofX);
    if (!spelling && letters == 0) {
      return found;
    }
    double told = words.told + WordMatch.BITS_A_LETTER * letters;
    return Math.max(found, bound.upTo(spelling ? told + joined(x, ofX) : told));
  }

  /** What the words of a name tell where it is the other but for a space. */
  private static double joined(long[] outline, int name) {
    double told = 0;
    for (int at = 0; at < Outline.words(outline, name); at++) {
      long more = outline[name + Outline.NAME + WORD * at + Outline.MORE];
      told += NameComparison.SLIP * Math.min(NameComparison.MOST_JOINED, Outline.bits(more));
    }
    return told;
  }

  /** How many letters those words of one have that may stand for words of the other. */
  private static int initials(long[] brief, int ofBrief, int matched, long[] full, int ofFull) {
    if (Outline.words(full, ofFull) < 2) {
      return 0;
    }
    int found = 0;
    long letters = full[ofFull + Outline.INITIALS];
    int first = ofBrief + Outline.NAME;
    for (int at = 0; at < Outline.words(brief, ofBrief); at++) {
      int word = first + WORD * at;
      int length = Outline.length(brief[word + Outline.MORE]);
      boolean may = length >= 2 && length <= MOST_INITIALS && (matched & 1 << at) == 0;
      if (may && Letters.mayBeWithin(brief[word + LETTERS], letters)) {
        found += length;
      }
    }
    return found;
  }
}
