package org.fingerpost.route.linkage;

/** How far two names of organisations agree, and what in them sets the two apart. */
final class NameComparison {
  /** Words that each name has and the other lacks speak against what they have in common. */
  static final double DIFFERENT = 0.7;

  static final double LEAST_BITS = 0.1;
  static final double OF_FORM = 0.5;

  /** Which share of what agrees may be left over. */
  static final double SPELLING = 0.12;

  static final double WITHIN = 0.05;

  /** Which share of both names, and of the one that agrees better, has to agree. */
  static final double ALIKE = 0.66;

  static final double LEAST_ALIKE = 0.6;
  static final double PARTLY = 0.35;
  static final double PARTLY_BITS = 3;

  static final float SLIP = 0.85f;
  private static final int LEAST_JOINED = 8;
  static final float MOST_JOINED = 6;

  private final NameWords x;
  private final NameWords y;
  private final WordMatch match;
  private final boolean[] xUsed;
  private final boolean[] yUsed;
  private final Towns towns;
  private double matched;
  private double less;

  /** The words of the towns that the two records are in. */
  interface Towns {
    /** Whether both are in a town of that name, as far as is known. */
    boolean same(long word);

    /** Whether the word in the first name alone only says where both, or the second, are. */
    boolean impliedInX(long word);

    /** The same of the second name. */
    boolean impliedInY(long word);

    boolean anyTown(long word);
  }

  NameComparison(LinkModel model, NameWords x, NameWords y, Towns towns) {
    this.x = x;
    this.y = y;
    this.towns = towns;
    match = new WordMatch(model, x, y, towns);
    xUsed = match.xUsed;
    yUsed = match.yUsed;
    matched = match.matched;
  }

  /** How far the names agree. */
  Level level() {
    if (x.whole == y.whole) {
      return Level.NAME_SAME;
    }
    if (x.sorted == y.sorted) {
      return Level.NAME_ORDER;
    }
    if (runTogether()) {
      return Level.NAME_SPELLING;
    }
    double left = restOfX(false);
    double right = restOfY(false);
    if (left > 0 || right > 0) {
      boolean place = left > 0;
      left = restOfX(right > 0);
      right = restOfY(place);
    }
    less = Math.min(left, right);
    double more = Math.max(left, right);
    if (more <= SPELLING * matched) {
      return match.abbreviated ? Level.NAME_INITIALS : Level.NAME_SPELLING;
    }
    if (less <= WITHIN * matched && matched >= 0.4 * more) {
      return Level.NAME_WITHIN;
    }
    double alike = matched / (matched + 0.5 * (left + right));
    double least = matched / (matched + less);
    if (alike >= ALIKE && least >= LEAST_ALIKE) {
      return Level.NAME_ALIKE;
    }
    return least >= PARTLY && matched > PARTLY_BITS ? Level.NAME_PARTLY : Level.NAME_OTHER;
  }

  /** One slip in the whole, such as a space in the wrong place, and no word that tells apart. */
  private boolean runTogether() {
    boolean may =
        Math.min(x.length, y.length) >= LEAST_JOINED && Math.abs(x.length - y.length) <= 1;
    if (!may
        || Typing.distance(x.joined(), y.joined(), 1) > 1
        || extra(x, xUsed)
        || extra(y, yUsed)) {
      return false;
    }
    for (int at = 0; at < xUsed.length; at++) {
      matched += xUsed[at] ? 0 : SLIP * Math.min(match.xBits[at], MOST_JOINED);
    }
    return true;
  }

  /** How much the words agreed on tell, in bits. */
  double bits() {
    return Math.max(LEAST_BITS, matched - DIFFERENT * less);
  }

  /** What tells like-named groups apart. */
  Level qualifier() {
    boolean extra = extra(y, yUsed);
    for (int i = 0; i < xUsed.length; i++) {
      Qualifier qualifier = xUsed[i] ? null : x.qualifiers[i];
      if (qualifier != null && qualifier != Qualifier.FORM) {
        if (holds(y, yUsed, qualifier)) {
          return Level.QUALIFIER_OTHER;
        }
        extra = true;
      }
    }
    if (otherPlace()) {
      return Level.QUALIFIER_PLACE;
    }
    if (section(x, xUsed) || section(y, yUsed)) {
      return Level.QUALIFIER_SECTION;
    }
    if (extra) {
      return Level.QUALIFIER_EXTRA;
    }
    boolean form = holds(x, xUsed, Qualifier.FORM) && holds(y, yUsed, Qualifier.FORM);
    return form && onlyForms() ? Level.QUALIFIER_FORM : Level.QUALIFIER_NONE;
  }

  private static boolean extra(NameWords name, boolean[] used) {
    for (int at = 0; at < used.length; at++) {
      if (!used[at] && name.qualifiers[at] != null && name.qualifiers[at] != Qualifier.FORM) {
        return true;
      }
    }
    return false;
  }

  private static boolean section(NameWords name, boolean[] used) {
    for (int at = 0; at < used.length; at++) {
      if (!used[at] && Qualifier.isSection(name.words[at])) {
        return true;
      }
    }
    return false;
  }

  private boolean otherPlace() {
    for (int at = 0; at < xUsed.length; at++) {
      if (!xUsed[at] && !towns.impliedInX(x.hashes[at]) && towns.anyTown(x.hashes[at])) {
        return true;
      }
    }
    for (int at = 0; at < yUsed.length; at++) {
      if (!yUsed[at] && !towns.impliedInY(y.hashes[at]) && towns.anyTown(y.hashes[at])) {
        return true;
      }
    }
    return false;
  }

  /** Whether the names are the same but for what sort of body each says it is. */
  private boolean onlyForms() {
    boolean only = true;
    for (int at = 0; at < xUsed.length; at++) {
      boolean benign = xUsed[at] || towns.impliedInX(x.hashes[at]);
      only &= benign || x.qualifiers[at] == Qualifier.FORM;
    }
    for (int at = 0; at < yUsed.length; at++) {
      boolean benign = yUsed[at] || towns.impliedInY(y.hashes[at]);
      only &= benign || y.qualifiers[at] == Qualifier.FORM;
    }
    return only;
  }

  private static boolean holds(NameWords name, boolean[] used, Qualifier qualifier) {
    for (int at = 0; at < used.length; at++) {
      if (!used[at] && name.qualifiers[at] == qualifier) {
        return true;
      }
    }
    return false;
  }

  /** A town's name in one name alone is the address again, unless the other says another place. */
  private double restOfX(boolean place) {
    double rest = 0;
    for (int at = 0; at < xUsed.length; at++) {
      rest +=
          !xUsed[at] && (place || !towns.impliedInX(x.hashes[at]))
              ? told(x, at) * match.xBits[at]
              : 0;
    }
    return rest;
  }

  private double restOfY(boolean place) {
    double rest = 0;
    for (int at = 0; at < yUsed.length; at++) {
      rest +=
          !yUsed[at] && (place || !towns.impliedInY(y.hashes[at]))
              ? told(y, at) * match.yBits[at]
              : 0;
    }
    return rest;
  }

  /** What sort of body it is, a name often leaves out. */
  private static double told(NameWords name, int at) {
    return name.qualifiers[at] == Qualifier.FORM ? OF_FORM : 1;
  }
}
