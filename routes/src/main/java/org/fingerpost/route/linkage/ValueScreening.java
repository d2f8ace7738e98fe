package org.fingerpost.route.linkage;

import static org.fingerpost.route.linkage.Outline.VALUE;

/** What the telephones, mailboxes, domains and numbers of two records in outline may weigh. */
final class ValueScreening {
  private static final double NONE = Double.NEGATIVE_INFINITY;
  private static final int SLIPS = 1;

  /** Up to two in the mailbox, and in the domain too. */
  private static final int SLIPS_OF_EMAIL = 4;

  private final LinkModel model;
  private final WeightBound bound;
  private long[] x;
  private long[] y;
  private int ofX;
  private int ofY;
  private int countX;
  private int countY;

  /** How many seem to hold the value that was found last to be the same; nought where none was. */
  private double spread;

  ValueScreening(LinkModel model, WeightBound bound) {
    this.model = model;
    this.bound = bound;
  }

  void compare(long[] one, long[] other) {
    x = one;
    y = other;
    ofX = Outline.values(x);
    ofY = Outline.values(y);
    countX = 0;
    countY = 0;
    if (next(Outline.PHONES)) {
      phones();
    }
    boolean mailbox = next(Outline.EMAILS) && emails();
    if (next(Outline.DOMAINS)) {
      double weight = shared(Level.DOMAIN_SAME, Level.DOMAIN_OTHER);
      bound.reach(mailbox ? Math.max(0, weight) : weight, spread);
    }
    if (next(Outline.IDENTIFIERS)) {
      identifiers();
    }
  }

  /** Goes on to the values of a sort; whether both have some. */
  private boolean next(int section) {
    ofX += VALUE * countX;
    ofY += VALUE * countY;
    countX = Outline.count(x, section);
    countY = Outline.count(y, section);
    return countX > 0 && countY > 0;
  }

  /** A mobile and a landline are no contradiction. */
  private void phones() {
    double shared = shared(Level.PHONE_SAME);
    if (shared > NONE) {
      bound.whereabouts(shared, spread);
    } else if (mayBeSlip(SLIPS, Outline.OF_VALUE)) {
      bound.whereabouts(Math.max(0, model.levels().most(Level.PHONE_SLIP)));
    } else if (meet(Outline.MOBILE)) {
      bound.whereabouts(model.levels().weight(Level.PHONE_OTHER));
    }
  }

  /** Whether the mailbox may be the same, so that the domain says nothing more. */
  private boolean emails() {
    double shared = shared(Level.EMAIL_SAME);
    boolean alike = shared > NONE || mayBeSlip(SLIPS_OF_EMAIL, Outline.OF_VALUE);
    double other =
        alike ? model.levels().most(Level.EMAIL_SLIP) : model.levels().weight(Level.EMAIL_OTHER);
    bound.reach(shared > NONE ? shared : other, spread);
    return alike;
  }

  /** Numbers of two registers are no evidence, unless they are the same. */
  private void identifiers() {
    double shared = shared(Level.IDENTIFIER_SAME);
    if (shared > NONE) {
      bound.reach(shared, spread);
    } else if (mayBeSlip(SLIPS, Outline.HASH)) {
      bound.reach(Math.max(0, model.levels().most(Level.IDENTIFIER_SLIP)));
    } else if (meet(Outline.OF_VALUE)) {
      bound.reach(model.levels().weight(Level.IDENTIFIER_OTHER));
    }
  }

  private double shared(Level same, Level other) {
    double shared = shared(same);
    return shared > NONE ? shared : model.levels().weight(other);
  }

  /**
   * The most that a value weighs that both hold: that of the fewest, who are in the spread then.
   */
  private double shared(Level same) {
    double fewest = Double.POSITIVE_INFINITY;
    long rarest = 0;
    for (int i = 0; i < countX; i++) {
      for (int j = 0; j < countY; j++) {
        long value = x[ofX + VALUE * i];
        if (value == y[ofY + VALUE * j] && model.rarity().holders(value) < fewest) {
          fewest = model.rarity().holders(value);
          rarest = value;
        }
      }
    }
    boolean isShared = fewest < Double.POSITIVE_INFINITY;
    spread = isShared ? fewest : 0;
    return isShared ? model.rarity().sharedWeight(same, rarest) : NONE;
  }

  /** Whether two may be the same but for slips, or have the same in that respect. */
  private boolean mayBeSlip(int slips, int same) {
    for (int i = 0; i < countX; i++) {
      for (int j = 0; j < countY; j++) {
        int one = ofX + VALUE * i;
        int other = ofY + VALUE * j;
        boolean mayBe =
            Letters.mayBeSlips(x[one + Outline.LETTERS], y[other + Outline.LETTERS], slips);
        if (mayBe || (x[one + same] != 0 && x[one + same] == y[other + same])) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean meet(int respect) {
    for (int i = 0; i < countX; i++) {
      for (int j = 0; j < countY; j++) {
        if (x[ofX + VALUE * i + respect] == y[ofY + VALUE * j + respect]) {
          return true;
        }
      }
    }
    return false;
  }
}
