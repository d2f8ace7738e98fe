package org.fingerpost.route.linkage;

import java.util.Locale;
import java.util.Optional;

/**
 * A number that a register gave.
 *
 * @param number letters and digits alone, without the zeros in front that spreadsheets drop
 * @param hash of register and number
 */
record Identifier(String scheme, String number, long hash) {
  private static final int LEAST_TELLING = 5;

  /** Empty when nothing is left of it, or the same digit all along: 0000000 means none. */
  static Optional<Identifier> of(String scheme, String written) {
    String text = Text.compact(written);
    int zeros = 0;
    while (zeros < text.length() && text.charAt(zeros) == '0') {
      zeros++;
    }
    String number = text.substring(zeros);
    if (number.isEmpty() || (number.length() > 3 && number.chars().distinct().count() == 1)) {
      return Optional.empty();
    }
    String register = CommonText.of(scheme.strip().toUpperCase(Locale.ROOT));
    return Optional.of(
        new Identifier(register, number, Text.hash("identifier", register + ':' + number)));
  }

  static Identifier unpacked(Unpacking from) {
    return new Identifier(from.text(), from.text(), from.number());
  }

  void pack(Packing to) {
    to.text(scheme);
    to.text(number);
    to.number(hash);
  }

  /** How far two agree, or null when they are numbers of different registers. */
  Level to(Identifier other) {
    if (hash == other.hash) {
      return Level.IDENTIFIER_SAME;
    }
    if (!scheme.equals(other.scheme)) {
      boolean mistyped = number.length() >= LEAST_TELLING && number.equals(other.number);
      return mistyped ? Level.IDENTIFIER_REGISTER : null;
    }
    return Typing.distance(number, other.number, 1) <= 1
        ? Level.IDENTIFIER_SLIP
        : Level.IDENTIFIER_OTHER;
  }
}
