package org.fingerpost.route.linkage;

/**
 * A postcode. A British one has levels: area WR, district WR1, sector WR1 2, unit WR1 2GW; any
 * other is one text.
 *
 * @param text lower case, no spaces
 * @param letters how many characters the area has; nought of one that is not British
 */
record PostcodeForm(String text, long hash, byte letters) {
  static final PostcodeForm NONE = new PostcodeForm("", 0, (byte) 0);
  private static final int INWARD = 3;
  private static final int LEVEL_BITS = 21;
  private static final long LEVEL = (1L << LEVEL_BITS) - 1;

  static PostcodeForm of(String written) {
    String text = typed(Text.compact(written));
    if (text.isEmpty()) {
      return NONE;
    }
    long hash = Text.hash("postcode", text);
    boolean british = isBritish(text, text.length() - INWARD);
    int letters = !british ? 0 : Character.isLetter(text.charAt(1)) ? 2 : 1;
    return new PostcodeForm(text, hash, (byte) letters);
  }

  static PostcodeForm unpacked(Unpacking from) {
    return new PostcodeForm(from.text(), from.number(), (byte) from.small());
  }

  void pack(Packing to) {
    to.text(text);
    to.number(hash);
    to.small(letters);
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  /** How near the other is; both not empty. */
  Level to(PostcodeForm other) {
    if (hash == other.hash) {
      return Level.POSTCODE_SAME;
    }
    if (Typing.distance(text, other.text, 1) <= 1) {
      return Level.POSTCODE_SLIP;
    }
    if (letters == 0 || other.letters == 0) {
      return Level.POSTCODE_OTHER;
    }
    if (begins(other, text.length() - INWARD + 1, other.text.length() - INWARD + 1)) {
      return Level.POSTCODE_SECTOR;
    }
    if (begins(other, text.length() - INWARD, other.text.length() - INWARD)) {
      return Level.POSTCODE_DISTRICT;
    }
    return sameArea(other) ? Level.POSTCODE_AREA : Level.POSTCODE_OTHER;
  }

  /**
   * Its area, district and sector in 21 bits each; nought of one that is not British. Those of one
   * level are the same there, and seldom those of another.
   */
  long levels() {
    if (letters == 0) {
      return 0;
    }
    int unit = text.length() - INWARD;
    return level(letters) << (2 * LEVEL_BITS) | level(unit) << LEVEL_BITS | level(unit + 1);
  }

  /** Whether the nearest level at which they agree is that one, or a narrower one. */
  static Level nearest(long levels, long others) {
    if (levels == 0 || others == 0) {
      return Level.POSTCODE_OTHER;
    }
    long differ = levels ^ others;
    if ((differ & LEVEL) == 0) {
      return Level.POSTCODE_SECTOR;
    }
    if ((differ >>> LEVEL_BITS & LEVEL) == 0) {
      return Level.POSTCODE_DISTRICT;
    }
    return differ >>> (2 * LEVEL_BITS) == 0 ? Level.POSTCODE_AREA : Level.POSTCODE_OTHER;
  }

  private long level(int length) {
    return Text.hash("level", text.substring(0, length)) & LEVEL;
  }

  /** Whether both are of one area; those that are not British are of none, and so of the same. */
  boolean sameArea(PostcodeForm other) {
    return begins(other, letters, other.letters);
  }

  /** What stands before the last three characters of a British one, else empty. */
  String district() {
    return letters == 0 ? "" : text.substring(0, text.length() - INWARD);
  }

  private boolean begins(PostcodeForm other, int length, int otherLength) {
    return length == otherLength && text.regionMatches(0, other.text, 0, length);
  }

  /** A letter O where the inward code has its digit reads nought, and I or L one. */
  private static String typed(String text) {
    int digit = text.length() - INWARD;
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
