package org.fingerpost.route.linkage;

/**
 * What names may weigh of which words are known that are told by both, and by one alone. The
 * conditions are those of {@link NameComparison#level}.
 */
final class NameBound {
  /** Sums are of the same numbers as there, in another order. */
  private static final double MARGIN = 1e-9;

  private static final Level[] ALIKE = {
    Level.NAME_ORDER,
    Level.NAME_SPELLING,
    Level.NAME_INITIALS,
    Level.NAME_WITHIN,
    Level.NAME_ALIKE,
    Level.NAME_PARTLY
  };

  private final double[] ofSame = new double[Level.COUNT];
  private final double[] mostBits = new double[Level.COUNT];
  private final double other;
  private final double most;

  NameBound(LinkModel model) {
    other = model.levels().weight(Level.NAME_OTHER);
    double highest = Math.max(0, model.rarity().mostShared(Level.NAME_SAME));
    for (Level level : ALIKE) {
      ofSame[level.ordinal()] = LevelWeights.log2(model.levels().same(level));
      mostBits[level.ordinal()] =
          -LevelWeights.log2(model.rarity().nameChance(level, Double.MAX_VALUE));
      highest = Math.max(highest, weight(level, Double.MAX_VALUE));
    }
    most = Math.max(highest, other);
  }

  /** Whatever they are. */
  double most() {
    return most;
  }

  /** Whatever they are, where the words agreed on tell no more than so many bits. */
  double upTo(double told) {
    double bits = Math.max(NameComparison.LEAST_BITS, told * (1 + MARGIN) + MARGIN);
    double highest = other;
    for (Level level : ALIKE) {
      highest = Math.max(highest, weight(level, bits));
    }
    return highest;
  }

  /**
   * Of two names.
   *
   * @param told how many bits the words tell, at most, that both may have
   * @param leftOfX how many, at least, those tell that the first alone has
   */
  double most(double told, double leftOfX, double leftOfY) {
    double matched = told * (1 + MARGIN) + MARGIN;
    double less = Math.min(leftOfX, leftOfY);
    double more = Math.max(leftOfX, leftOfY);
    double bits = Math.max(NameComparison.LEAST_BITS, matched - NameComparison.DIFFERENT * less);
    double highest = other;
    if (more <= NameComparison.SPELLING * matched) {
      highest = Math.max(highest, weight(Level.NAME_ORDER, bits));
      highest = Math.max(highest, weight(Level.NAME_SPELLING, bits));
    }
    if (less <= NameComparison.WITHIN * matched) {
      highest = Math.max(highest, weight(Level.NAME_WITHIN, bits));
    }
    double least = matched / (matched + less);
    double alike = matched / (matched + 0.5 * (leftOfX + leftOfY));
    if (alike >= NameComparison.ALIKE && least >= NameComparison.LEAST_ALIKE) {
      highest = Math.max(highest, weight(Level.NAME_ALIKE, bits));
    }
    boolean partly = least >= NameComparison.PARTLY && matched > NameComparison.PARTLY_BITS;
    return partly ? Math.max(highest, weight(Level.NAME_PARTLY, bits)) : highest;
  }

  private double weight(Level level, double bits) {
    return ofSame[level.ordinal()] + Math.min(bits, mostBits[level.ordinal()]);
  }
}
