package org.fingerpost.route.linkage;

/** What two records say about how to reach them, their numbers in registers and dates of birth. */
final class Contacts {
  private static final int LEAST_GENERATION = 15;
  private static final int MOST_GENERATION = 70;

  private Contacts() {}

  static void compare(LinkModel model, Features x, Features y, Findings findings) {
    values(
        model, x.phones, y.phones, findings, Level.PHONE_SAME, Level.PHONE_SLIP, Level.PHONE_OTHER);
    values(
        model, x.emails, y.emails, findings, Level.EMAIL_SAME, Level.EMAIL_SLIP, Level.EMAIL_OTHER);
    if (!findings.has(Level.EMAIL_SAME)) {
      values(
          model,
          x.domains,
          y.domains,
          findings,
          Level.DOMAIN_SAME,
          Level.DOMAIN_SAME,
          Level.DOMAIN_OTHER);
    }
    identifiers(model, x.identifiers, y.identifiers, findings);
    if (!x.birth.isEmpty() && !y.birth.isEmpty()) {
      findings.add(birth(x.birth, y.birth));
    }
  }

  private static void values(
      LinkModel model,
      Value[] left,
      Value[] right,
      Findings findings,
      Level same,
      Level slip,
      Level other) {
    if (left.length == 0 || right.length == 0) {
      return;
    }
    Level best = other;
    for (Value x : left) {
      for (Value y : right) {
        if (x.same(y)) {
          model.shared(same, x.hash(), findings);
          return;
        }
        if (best == other && slip != same && slip(x.text(), y.text())) {
          best = slip;
          model.slipped(slip, x.hash(), y.hash(), findings);
        }
      }
    }
    if (best == other) {
      findings.add(other);
    }
  }

  /**
   * Numbers of different registers are neither the same nor different, unless one was typed into
   * the field of the other.
   */
  private static void identifiers(
      LinkModel model, Identifier[] left, Identifier[] right, Findings findings) {
    Level best = null;
    for (Identifier x : left) {
      for (Identifier y : right) {
        Level level = x.to(y);
        if (level == Level.IDENTIFIER_SAME) {
          model.shared(level, x.hash(), findings);
          return;
        }
        if (level != null && (best == null || level.ordinal() < best.ordinal())) {
          best = level;
        }
      }
    }
    if (best != null) {
      findings.add(best);
    }
  }

  /** One digit or letter; or a local number that the other has with its area in front. */
  private static boolean slip(String a, String b) {
    return Typing.distance(a, b, 1) <= 1
        || (isNumber(a) && isNumber(b) && tail(a, 7).equals(tail(b, 7)));
  }

  private static boolean isNumber(String text) {
    return text.length() > 8
        && Character.isDigit(text.charAt(0))
        && Character.isDigit(text.charAt(text.length() - 1));
  }

  private static String tail(String text, int length) {
    return text.substring(text.length() - length);
  }

  private static Level birth(String a, String b) {
    if (a.equals(b)) {
      return Level.BIRTH_SAME;
    }
    int slips = Typing.distance(a, b, 2);
    if (slips == 1 || turned(a, b)) {
      return Level.BIRTH_SLIP;
    }
    if (slips == 2) {
      return Level.BIRTH_ALIKE;
    }
    return generation(a, b) ? Level.BIRTH_GENERATION : Level.BIRTH_OTHER;
  }

  private static boolean generation(String a, String b) {
    if (a.length() != 8 || b.length() != 8) {
      return false;
    }
    int years = Math.abs(Integer.parseInt(a, 0, 4, 10) - Integer.parseInt(b, 0, 4, 10));
    return years >= LEAST_GENERATION && years <= MOST_GENERATION;
  }

  /** Day and month the other way round, as Americans write them. */
  private static boolean turned(String a, String b) {
    return a.length() == 8
        && b.length() == 8
        && a.startsWith(b.substring(0, 4))
        && a.substring(4, 6).equals(b.substring(6))
        && a.substring(6).equals(b.substring(4, 6));
  }
}
