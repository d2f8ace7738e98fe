package org.fingerpost.route.linkage;

/**
 * What of the weights of two people's records is worth less than it looks, for who lives together.
 */
final class PersonWeights {
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

  private final Findings findings;
  private final double[] weights;

  PersonWeights(Findings findings, double[] weights) {
    this.findings = findings;
    this.weights = weights;
  }

  void adjust() {
    household();
    nameAlone();
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
}
