package org.fingerpost.route.linkage;

/** Two names of people, given name to given name and surname to surname, or the other way round. */
final class PersonNames {
  private static final double ALIKE = 0.86;
  private static final int LEAST_SURNAME = 3;
  private static final int LEAST_LETTERS = 4;
  private static final int SAME = 4;

  private PersonNames() {}

  static void compare(LinkModel model, NameWords x, NameWords y, Findings findings) {
    if (x.generation != ' ' && y.generation != ' ' && x.generation != y.generation) {
      findings.add(Level.QUALIFIER_OTHER);
    }
    if (x.words.length == 1 || y.words.length == 1) {
      single(model, x.words.length == 1 ? x : y, x.words.length == 1 ? y : x, findings);
      return;
    }
    int lastX = x.words.length - 1;
    int lastY = y.words.length - 1;
    int straight = rank(x.words[0], y.words[0]) + rank(x.words[lastX], y.words[lastY]);
    // Names that stand as they should are the rule, and then the other way cannot be better.
    if (straight + 1 >= 2 * SAME || straight + 1 >= swapped(x, y)) {
      given(model, x, 0, y, 0, findings);
      surname(model, x, lastX, y, lastY, findings);
    } else {
      turned(model, x, y, findings);
    }
  }

  private static int swapped(NameWords x, NameWords y) {
    return rank(x.words[0], y.words[y.words.length - 1])
        + rank(x.words[x.words.length - 1], y.words[0]);
  }

  /** Which of the two stands turned is not known; where one name agrees, it is the surname. */
  private static void turned(LinkModel model, NameWords x, NameWords y, Findings findings) {
    int lastX = x.words.length - 1;
    int lastY = y.words.length - 1;
    boolean ends = rank(x.words[0], y.words[lastY]) > rank(x.words[lastX], y.words[0]);
    given(model, x, ends ? lastX : 0, y, ends ? 0 : lastY, findings);
    surname(model, x, ends ? 0 : lastX, y, ends ? lastY : 0, findings);
  }

  /** One word alone may be either name: it is compared as the one that it is more like. */
  private static void single(LinkModel model, NameWords one, NameWords other, Findings findings) {
    int last = other.words.length - 1;
    boolean given = rank(one.words[0], other.words[0]) > rank(one.words[0], other.words[last]);
    if (given) {
      given(model, one, 0, other, 0, findings);
    } else {
      surname(model, one, 0, other, last, findings);
    }
  }

  private static int rank(String a, String b) {
    if (a.equals(b)) {
      return SAME;
    }
    if (Typing.slip(a, b)) {
      return 3;
    }
    if (brief(a, b)) {
      return 2;
    }
    return Typing.jaroWinkler(a, b) >= ALIKE || turnedLetters(a, b) ? 1 : 0;
  }

  private static boolean turnedLetters(String a, String b) {
    return a.length() >= LEAST_LETTERS && Typing.sameLetters(a, b);
  }

  /**
   * A double name, or a middle name: one's surname stands among what follows the given name of the
   * other. A middle name that both have is not a surname of either.
   */
  private static boolean within(NameWords x, NameWords y) {
    return follows(x.words[x.words.length - 1], y) || follows(y.words[y.words.length - 1], x);
  }

  private static boolean follows(String surname, NameWords name) {
    for (int at = 1; at < name.words.length; at++) {
      if (surname.length() >= LEAST_SURNAME && surname.equals(name.words[at])) {
        return true;
      }
    }
    return false;
  }

  private static void given(
      LinkModel model, NameWords x, int i, NameWords y, int j, Findings findings) {
    switch (rank(x.words[i], y.words[j])) {
      case SAME ->
          findings.add(
              Level.GIVEN_SAME, model.rarity().personChance(Level.GIVEN_SAME, x.bits(model)[i]));
      case 3 -> findings.add(Level.GIVEN_SLIP);
      case 2 -> findings.add(Level.GIVEN_SHORT);
      case 1 -> findings.add(Level.GIVEN_ALIKE);
      default -> findings.add(Level.GIVEN_OTHER);
    }
  }

  private static void surname(
      LinkModel model, NameWords x, int i, NameWords y, int j, Findings findings) {
    switch (rank(x.words[i], y.words[j])) {
      case SAME ->
          findings.add(
              Level.SURNAME_SAME,
              model.rarity().personChance(Level.SURNAME_SAME, x.bits(model)[i]));
      case 3 -> findings.add(Level.SURNAME_SLIP);
      case 1, 2 -> findings.add(within(x, y) ? Level.SURNAME_WITHIN : Level.SURNAME_ALIKE);
      default -> findings.add(within(x, y) ? Level.SURNAME_WITHIN : Level.SURNAME_OTHER);
    }
  }

  /** An initial, or a name cut short: Jo for Joanna. */
  private static boolean brief(String a, String b) {
    return Nicknames.same(a, b)
        || (a.length() <= 4 && b.startsWith(a))
        || (b.length() <= 4 && a.startsWith(b));
  }
}
