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

  private static final double[] FACTORS = {1, 0.7, 0.5, 0.4, 0.3, 0.3};
  private static final EvidenceKind[] OF_MOVE = {
    EvidenceKind.PHONE, EvidenceKind.POSTCODE, EvidenceKind.STREET, EvidenceKind.TOWN
  };

  private static final double[] CONFLICT_FACTORS = {1, 0.7, 0.5, 0.5};

  private static final double CROWD_FACTOR = 0.5;

  private static final double LEAST_CROWD = 1.6;

  /** Same number and street, so it is the same town and building too. */
  private static final double IMPLIED = 0.1;

  private static final EvidenceKind IDENTIFIER = EvidenceKind.IDENTIFIER;
  private static final EvidenceKind BIRTH_DATE = EvidenceKind.BIRTH_DATE;

  private static final EvidenceKind[] OF_HOUSEHOLD = {
    EvidenceKind.GIVEN_NAME,
    EvidenceKind.SURNAME,
    EvidenceKind.PHONE,
    EvidenceKind.POSTCODE,
    EvidenceKind.STREET,
    EvidenceKind.BUILDING,
    EvidenceKind.TOWN,
    EvidenceKind.REGION
  };

  /** One in eight of those who share all that, and no given name, is taken for the same person. */
  private static final double HOUSEHOLD = 3;

  private static final double NAME_ALONE = 0.5;
  private static final double NAMESAKE = 2;
  private static final double TWINS = 0.4;

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
    damp();
    imply();
    dampConflicts();
    for (int kind = 0; kind < weights.length; kind++) {
      weights[kind] = rounded(weights[kind]);
    }
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
      return log2(model.same(level) / random);
    }
    double spread = findings.spread(kind);
    return spread > 1 ? model.weight(level) - log2(spread) : model.weight(level);
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
      EvidenceKind kind = strongest(done);
      if (kind == null) {
        return;
      }
      done |= 1 << kind.ordinal();
      double factor = FACTORS[turn];
      double spread = findings.spread(kind);
      if (spread > LEAST_CROWD) {
        boolean again = (building && where(kind)) || (umbrella && lent(kind));
        factor = again ? Math.min(factor, CROWD_FACTOR / (spread * spread)) : factor;
        building |= where(kind);
        umbrella |= lent(kind);
      }
      weights[kind.ordinal()] *= factor;
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
      EvidenceKind kind = worst(done);
      if (kind == null) {
        return;
      }
      done |= 1 << kind.ordinal();
      weights[kind.ordinal()] *= factor;
    }
  }

  private EvidenceKind worst(int done) {
    EvidenceKind worst = null;
    for (EvidenceKind kind : OF_MOVE) {
      double weight = weights[kind.ordinal()];
      boolean open = (done & (1 << kind.ordinal())) == 0 && weight < 0;
      worst = open && (worst == null || weight < weights[worst.ordinal()]) ? kind : worst;
    }
    return worst;
  }

  private EvidenceKind strongest(int done) {
    EvidenceKind best = null;
    for (EvidenceKind kind : DAMPED) {
      boolean open = (done & (1 << kind.ordinal())) == 0 && weights[kind.ordinal()] > 0;
      if (open
          && damped(kind)
          && (best == null || weights[kind.ordinal()] > weights[best.ordinal()])) {
        best = kind;
      }
    }
    return best;
  }

  /** A person's number is that person's alone; an umbrella lends its charity number to many. */
  private boolean damped(EvidenceKind kind) {
    return kind != EvidenceKind.IDENTIFIER || model.kind() == Kind.ORGANIZATION;
  }

  /** Of two groups at one address it goes without saying that they are in one town and building. */
  private void imply() {
    if (model.kind() == Kind.PERSON) {
      household();
      nameAlone();
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

  /**
   * People of one household share surname, address, telephone, and as twins the date of birth; a
   * son may have his father's name. So when given names differ, or the births are a generation
   * apart, what a household shares makes it no likelier than not; only a number or, but for twins,
   * a date of birth can.
   */
  private void household() {
    boolean home =
        findings.has(Level.POSTCODE_SAME)
            || findings.has(Level.STREET_SAME)
            || findings.has(Level.PHONE_SAME)
            || twins();
    boolean number = findings.has(Level.IDENTIFIER_SAME) || findings.has(Level.IDENTIFIER_SLIP);
    if (!home || number) {
      return;
    }
    boolean born = findings.has(Level.BIRTH_SAME);
    if (findings.has(Level.GIVEN_OTHER) && !(born && findings.level(IDENTIFIER) != null)) {
      limit(EvidenceKind.SURNAME.ordinal(), -weights[EvidenceKind.START.ordinal()] - HOUSEHOLD);
      weights[BIRTH_DATE.ordinal()] *= born ? TWINS : 1;
    } else if (findings.has(Level.BIRTH_GENERATION) && namesakes()) {
      limit(EvidenceKind.GIVEN_NAME.ordinal(), -weights[EvidenceKind.START.ordinal()] + NAMESAKE);
    }
  }

  /** A name alone, however rare, is for a person to look at: nothing says that it is not two. */
  private void nameAlone() {
    int given = EvidenceKind.GIVEN_NAME.ordinal();
    int surname = EvidenceKind.SURNAME.ordinal();
    for (int kind = 0; kind < weights.length; kind++) {
      if (weights[kind] > 0 && kind != given && kind != surname) {
        return;
      }
    }
    double most = -weights[EvidenceKind.START.ordinal()] + Thresholds.PERSON.linked() - NAME_ALONE;
    double names = weights[given] + weights[surname];
    if (names > most && weights[given] > 0 && weights[surname] > 0) {
      weights[given] *= most / names;
      weights[surname] *= most / names;
    }
  }

  /** Those who share surname and date of birth are of one home, whatever the records say of it. */
  private boolean twins() {
    boolean surname = findings.has(Level.SURNAME_SAME) || findings.has(Level.SURNAME_SLIP);
    return surname && findings.has(Level.BIRTH_SAME);
  }

  private boolean namesakes() {
    Level given = findings.level(EvidenceKind.GIVEN_NAME);
    boolean surname = findings.has(Level.SURNAME_SAME) || findings.has(Level.SURNAME_SLIP);
    return given != null
        && given.ordinal() <= Level.GIVEN_SHORT.ordinal()
        && surname
        && (findings.has(Level.STREET_SAME) || findings.level(EvidenceKind.STREET) == null);
  }

  /** Scales what speaks for a link down to that much: names from there on, and whereabouts. */
  private void limit(int names, double most) {
    double shared = 0;
    for (EvidenceKind kind : OF_HOUSEHOLD) {
      shared += kind.ordinal() < names ? 0 : Math.max(0, weights[kind.ordinal()]);
    }
    for (EvidenceKind kind : OF_HOUSEHOLD) {
      if (shared > most && kind.ordinal() >= names && weights[kind.ordinal()] > 0) {
        weights[kind.ordinal()] *= Math.max(0, most) / shared;
      }
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
