package org.fingerpost.route.linkage;

/**
 * Two streets in outline, of which the number and the street are not the same; see {@link
 * Addresses}.
 */
final class StreetScreening {
  private final LevelWeights levels;
  private long[] x;
  private long[] y;
  private int numbersOfX;
  private int numbersOfY;
  private boolean alike;

  StreetScreening(LevelWeights levels) {
    this.levels = levels;
  }

  /** Whether they may be the same but for a slip, and so one address. */
  boolean mayBeSlip(long[] one, long[] other) {
    x = one;
    y = other;
    numbersOfX = StreetForm.numbers(x[Outline.STREET_FORM]);
    numbersOfY = StreetForm.numbers(y[Outline.STREET_FORM]);
    int streetOfX = StreetForm.streetLength(x[Outline.STREET_FORM]);
    int streetOfY = StreetForm.streetLength(y[Outline.STREET_FORM]);
    alike = mayBeSlip(Outline.STREET_LETTERS, streetOfX, streetOfY);
    return (alike && mayBeOneNumber()) || mayBeRun();
  }

  /** What those may weigh that {@link #mayBeSlip} was asked of last, and refused. */
  double most() {
    double other = levels.weight(Level.STREET_OTHER);
    if (!alike) {
      return other;
    }
    boolean numbered = numbersOfX > 0 && numbersOfY > 0;
    double same =
        numbered ? Math.min(0, levels.weight(Level.STREET_NEXT)) : levels.weight(Level.STREET_ONLY);
    return Math.max(other, same);
  }

  private boolean mayBeOneNumber() {
    if (numbersOfX != 1 || numbersOfY != 1) {
      return numbersOfX > 0 && numbersOfY > 0;
    }
    return x[Outline.NUMBER] == y[Outline.NUMBER]
        || StreetForm.mayBeSlippedNumber(x[Outline.STREET_FORM], y[Outline.STREET_FORM]);
  }

  /** A number that stands within the street of the other, or ran into it. */
  private boolean mayBeRun() {
    int doorOfX = StreetForm.doorLength(x[Outline.STREET_FORM]);
    int doorOfY = StreetForm.doorLength(y[Outline.STREET_FORM]);
    return numbersOfX != numbersOfY && mayBeSlip(Outline.DOOR_LETTERS, doorOfX, doorOfY);
  }

  private boolean mayBeSlip(int letters, int lengthOfX, int lengthOfY) {
    int slips = Typing.mostSlips(Math.min(lengthOfX, lengthOfY));
    return x[letters] == y[letters]
        || (Math.abs(lengthOfX - lengthOfY) <= slips
            && Letters.mayBeSlips(x[letters], y[letters], slips));
  }
}
