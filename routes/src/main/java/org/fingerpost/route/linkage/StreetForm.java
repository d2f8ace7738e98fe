package org.fingerpost.route.linkage;

/** How long the parts of a street's address are, in one long: slips go by that. */
final class StreetForm {
  private static final int NUMBER_LENGTH = 8;
  private static final int NUMBER_SUM = 16;
  private static final int STREET_LENGTH = 32;
  private static final int DOOR_LENGTH = 48;
  private static final int BYTE = 0xff;
  private static final int SHORT = 0xffff;

  private StreetForm() {}

  static long of(Place place) {
    String number = place.numbers.length == 1 ? place.numbers[0] : "";
    return Math.min(BYTE, place.numbers.length)
        | (long) Math.min(BYTE, number.length()) << NUMBER_LENGTH
        | (long) (number.chars().sum() & SHORT) << NUMBER_SUM
        | (long) Math.min(SHORT, place.street.length()) << STREET_LENGTH
        | (long) Math.min(SHORT, place.doorText().length()) << DOOR_LENGTH;
  }

  /** How many house numbers there are. */
  static int numbers(long form) {
    return (int) form & BYTE;
  }

  static int streetLength(long form) {
    return (int) (form >>> STREET_LENGTH) & SHORT;
  }

  static int doorLength(long form) {
    return (int) (form >>> DOOR_LENGTH) & SHORT;
  }

  /**
   * Whether one only number may be the other but for a digit left out or put in, or two swapped.
   */
  static boolean mayBeSlippedNumber(long form, long other) {
    int length = (int) (form >>> NUMBER_LENGTH) & BYTE;
    int otherLength = (int) (other >>> NUMBER_LENGTH) & BYTE;
    boolean oneSum = ((form ^ other) >>> NUMBER_SUM & SHORT) == 0;
    return Math.max(length, otherLength) > 2 && (length != otherLength || oneSum);
  }
}
