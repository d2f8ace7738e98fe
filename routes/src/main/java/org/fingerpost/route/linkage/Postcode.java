package org.fingerpost.route.linkage;

/**
 * A postcode. A British one has levels: area WR, district WR1, sector WR1 2, unit WR1 2GW; any
 * other is one text.
 *
 * @param text lower case, no spaces
 * @param district what stands before the last three characters of a British one, else empty
 */
record Postcode(String text, long hash, String area, String district, String sector) {
  static final Postcode NONE = new Postcode("", 0, "", "", "");

  static Postcode of(String written) {
    String text = typed(Text.compact(written));
    if (text.isEmpty()) {
      return NONE;
    }
    long hash = Text.hash("postcode", text);
    int inward = text.length() - 3;
    if (!isBritish(text, inward)) {
      return new Postcode(text, hash, "", "", "");
    }
    int letters = Character.isLetter(text.charAt(1)) ? 2 : 1;
    return new Postcode(
        text,
        hash,
        text.substring(0, letters),
        text.substring(0, inward),
        text.substring(0, inward + 1));
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  /** How near the other is; both not empty. */
  Level to(Postcode other) {
    if (hash == other.hash) {
      return Level.POSTCODE_SAME;
    }
    if (Typing.distance(text, other.text, 1) <= 1) {
      return Level.POSTCODE_SLIP;
    }
    if (district.isEmpty() || other.district.isEmpty()) {
      return Level.POSTCODE_OTHER;
    }
    if (sector.equals(other.sector)) {
      return Level.POSTCODE_SECTOR;
    }
    if (district.equals(other.district)) {
      return Level.POSTCODE_DISTRICT;
    }
    return area.equals(other.area) ? Level.POSTCODE_AREA : Level.POSTCODE_OTHER;
  }

  /** A letter O where the inward code has its digit reads nought, and I or L one. */
  private static String typed(String text) {
    int digit = text.length() - 3;
    if (digit < 2 || digit > 4 || !Character.isLetter(text.charAt(0))) {
      return text;
    }
    char read =
        switch (text.charAt(digit)) {
          case 'o' -> '0';
          case 'i', 'l' -> '1';
          default -> text.charAt(digit);
        };
    String corrected = text.substring(0, digit) + read + text.substring(digit + 1);
    return isBritish(corrected, digit) ? corrected : text;
  }

  private static boolean isBritish(String text, int inward) {
    return inward >= 2
        && inward <= 4
        && Character.isLetter(text.charAt(0))
        && Character.isDigit(text.charAt(inward))
        && Character.isLetter(text.charAt(inward + 1))
        && Character.isLetter(text.charAt(inward + 2))
        && (Character.isDigit(text.charAt(1)) || Character.isDigit(text.charAt(2)));
  }
}
