package org.fingerpost.route.linkage;

import org.fingerpost.schema.Kind;

/**
 * Turns findings into weights: log2 of how much likelier a level is among records about the same
 * one than among any two. Evidence that tends to come together is damped, or it would be counted
 * twice.
 */
final class Weighing {
  /** Weights are multiples of it, so that sums are exact in whatever order they are added. */
  private static final double STEP = 1.0 / 64;

  /** What tells where something is and how to reach it; it tends to come together. */
  private static final EvidenceKind[] DAMPED = {
    EvidenceKind.PHONE,
    EvidenceKind.EMAIL,
    EvidenceKind.DOMAIN,
    EvidenceKind.POSTCODE,
    EvidenceKind.STREET,
    EvidenceKind.IDENTIFIER
  };

  /** A person's number is that person's alone; an umbrella lends its charity number to many. */
  private static final EvidenceKind[] DAMPED_OF_PERSON = {
    EvidenceKind.PHONE,
    EvidenceKind.EMAIL,
    EvidenceKind.DOMAIN,
    EvidenceKind.POSTCODE,
    EvidenceKind.STREET
  };

  private static final double[] FACTORS = {1, 0.7, 0.5, 0.4, 0.3, 0.3};
  private static final Level[] SLIPS = {
    Level.IDENTIFIER_SLIP,
    Level.PHONE_SLIP,
    Level.EMAIL_SLIP,
    Level.EMAIL_ALIKE,
    Level.POSTCODE_SLIP,
    Level.STREET_SLIP
  };

  private static final double NEIGHBOUR = 0.3;

  private static final EvidenceKind[] OF_MOVE = {
    EvidenceKind.PHONE, EvidenceKind.POSTCODE, EvidenceKind.STREET, EvidenceKind.TOWN
  };

  private static final double[] CONFLICT_FACTORS = {1, 0.7, 0.5, 0.5};

  private static final double CROWD_FACTOR = 0.5;

  /** What so many seem to hold is shared by a crowd. */
  static final double LEAST_CROWD = 1.6;

  /** Same number and street, so it is the same town and building too. */
  static final double IMPLIED = 0.1;

  private final LinkModel model;
  private final Findings findings;

  /** By kind of evidence. */
  final double[] weights = new double[EvidenceKind.COUNT];

  Weighing(LinkModel model, Findings findings) {
    this.model = model;
    this.findings = findings;
    weights[EvidenceKind.START.ordinal()] = rounded(model.start());
    for (EvidenceKind kind : EvidenceKind.all()) {
      if (findings.level(kind) != null) {
        weights[kind.ordinal()] = plain(kind);
      }
    }
    doubtSlips();
    damp();
    imply();
    dampConflicts();
    for (int kind = 0; kind < weights.length; kind++) {
      weights[kind] = rounded(weights[kind]);
    }
  }

  /** How much the weight counts that so many stronger ones come before. */
  static double factor(int stronger) {
    return FACTORS[stronger];
  }

  /** The same of what speaks against a link and comes with a move. */
  static double conflictFactor(int stronger) {
    return CONFLICT_FACTORS[stronger];
  }

  /** At most how much a weight counts that a crowd shares which has counted before. */
  static double crowdFactor(double spread) {
    return CROWD_FACTOR / (spread * spread);
  }

  double score() {
    double score = 0;
    for (double weight : weights) {
      score += weight;
    }
    return score;
  }

  /** How many kinds of evidence speak for a link, but for one kind. */
  int speakingFor(EvidenceKind but) {
    int count = 0;
    for (EvidenceKind kind : EvidenceKind.all()) {
      count += kind != but && weights[kind.ordinal()] > 0.5 ? 1 : 0;
    }
    return count;
  }

  private double plain(EvidenceKind kind) {
    Level level = findings.level(kind);
    double random = findings.random(kind);
    if (random > 0) {
      return log2(model.levels().same(level) / random);
    }
    double spread = findings.spread(kind);
    return spread > 1 ? model.levels().weight(level) - log2(spread) : model.levels().weight(level);
  }

  /**
   * The strongest counts in full, each further one less; and once something that a crowd shares has
   * counted, whatever else the same sort of crowd shares says next to nothing.
   */
  private void damp() {
    int done = 0;
    boolean building = false;
    boolean umbrella = false;
    for (int turn = 0; turn < DAMPED.length; turn++) {
      EvidenceKind kind =
          furthest(model.kind() == Kind.PERSON ? DAMPED_OF_PERSON : DAMPED, 1, done);
      if (kind == null) {
        return;
      }
      done |= 1 << kind.ordinal();
      double factor = FACTORS[turn];
      double spread = findings.spread(kind);
      if (spread > LEAST_CROWD) {
        boolean again = (building && where(kind)) || (umbrella && lent(kind));
        factor = again ? Math.min(factor, crowdFactor(spread)) : factor;
        building |= where(kind);
        umbrella |= lent(kind);
      }
      weights[kind.ordinal()] *= factor;
    }
  }

  /**
   * A value that is the same but for a slip tells of a slip where something else says that it is
   * the same one. Of two groups whose names have nothing in common it is the neighbour: the next
   * house, the number that the register gave on the same day.
   */
  private void doubtSlips() {
    if (findings.has(Level.NAME_OTHER)) {
      for (Level slip : SLIPS) {
        if (findings.has(slip) && weights[slip.kind.ordinal()] > 0) {
          weights[slip.kind.ordinal()] *= NEIGHBOUR;
        }
      }
    }
  }

  /** Where something is: all of it is shared by those who share a building. */
  private static boolean where(EvidenceKind kind) {
    return kind == EvidenceKind.POSTCODE
        || kind == EvidenceKind.STREET
        || kind == EvidenceKind.PHONE;
  }

  /** What an umbrella lends to its branches. */
  private static boolean lent(EvidenceKind kind) {
    return kind != EvidenceKind.POSTCODE && kind != EvidenceKind.STREET;
  }

  /** Who moves gets another street, postcode, town and telephone at once. */
  private void dampConflicts() {
    int done = 0;
    for (double factor : CONFLICT_FACTORS) {
      EvidenceKind kind = furthest(OF_MOVE, -1, done);
      if (kind == null) {
        return;
      }
      done |= 1 << kind.ordinal();
      weights[kind.ordinal()] *= factor;
    }
  }

  /** Of those kinds, the one whose weight is furthest on that side of nought; null for none. */
  private EvidenceKind furthest(EvidenceKind[] kinds, double side, int done) {
    EvidenceKind furthest = null;
    double most = 0;
    for (EvidenceKind kind : kinds) {
      double weight = side * weights[kind.ordinal()];
      if (weight > most && (done & (1 << kind.ordinal())) == 0) {
        furthest = kind;
        most = weight;
      }
    }
    return furthest;
  }

  /** Of two groups at one address it goes without saying that they are in one town and building. */
  private void imply() {
    if (model.kind() == Kind.PERSON) {
      new PersonWeights(findings, weights).adjust();
      return;
    }
    if (findings.has(Level.STREET_NEXT)) {
      weights[EvidenceKind.STREET.ordinal()] = Math.min(0, weights[EvidenceKind.STREET.ordinal()]);
    }
    boolean address =
        findings.has(Level.POSTCODE_SAME)
            || findings.has(Level.STREET_SAME)
            || findings.has(Level.STREET_SLIP);
    if (address) {
      lessen(EvidenceKind.TOWN);
      lessen(EvidenceKind.BUILDING);
    } else if (findings.has(Level.TOWN_SAME) && !findings.has(Level.POSTCODE_SLIP)) {
      lessen(EvidenceKind.POSTCODE);
    }
  }

  private void lessen(EvidenceKind kind) {
    if (weights[kind.ordinal()] > 0) {
      weights[kind.ordinal()] *= IMPLIED;
    }
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }

  private static double rounded(double weight) {
    return Math.rint(weight / STEP) * STEP;
  }
}
