package org.fingerpost.route.linkage;

/** What two records say about how to reach them, their numbers in registers and dates of birth. */
final class Contacts {
  /** So many digits of a telephone number are its own within an area. */
  private static final int LOCAL = 7;

  private static final int YEAR = 366;
  private static final int LEAST_GENERATION = 15;
  private static final int MOST_GENERATION = 70;

  private Contacts() {}

  static void compare(LinkModel model, Features x, Features y, Findings findings) {
    phones(model, x.phones, y.phones, findings);
    emails(model, x.emails, y.emails, findings);
    if (!sameMailbox(findings)) {
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

  /** A mobile and a landline are no contradiction: whoever has one may have the other. */
  private static void phones(LinkModel model, Value[] left, Value[] right, Findings findings) {
    values(model, left, right, findings, Level.PHONE_SAME, Level.PHONE_SLIP, Level.PHONE_OTHER);
    if (findings.has(Level.PHONE_OTHER) && !ofOneSort(left, right)) {
      findings.drop(EvidenceKind.PHONE);
    }
  }

  private static boolean ofOneSort(Value[] left, Value[] right) {
    for (Value x : left) {
      for (Value y : right) {
        if (Phones.isMobile(x.text()) == Phones.isMobile(y.text())) {
          return true;
        }
      }
    }
    return false;
  }

  private static void emails(LinkModel model, Value[] left, Value[] right, Findings findings) {
    values(model, left, right, findings, Level.EMAIL_SAME, Level.EMAIL_SLIP, Level.EMAIL_OTHER);
    if (left.length == 0 || right.length == 0 || findings.has(Level.EMAIL_SAME)) {
      return;
    }
    String a = left[0].text();
    String b = right[0].text();
    // Sam.Example1 and sam.example2 are two, and not for a slip of the finger.
    if (Text.haveOtherDigits(a, b)) {
      findings.drop(EvidenceKind.EMAIL);
      findings.add(Level.EMAIL_OTHER);
    } else if (findings.has(Level.EMAIL_OTHER) && slips(a, b)) {
      findings.add(Level.EMAIL_ALIKE);
    }
  }

  /** Slips in the mailbox and in the domain, so that it is more than one. */
  private static boolean slips(String a, String b) {
    int at = a.indexOf('@');
    int other = b.indexOf('@');
    return slipOrSame(a.substring(0, at), b.substring(0, other))
        && slipOrSame(a.substring(at + 1), b.substring(other + 1));
  }

  private static boolean slipOrSame(String a, String b) {
    return a.equals(b) || Typing.slip(a, b);
  }

  /** The domain then only says again what the address has said. */
  private static boolean sameMailbox(Findings findings) {
    return findings.has(Level.EMAIL_SAME)
        || findings.has(Level.EMAIL_SLIP)
        || findings.has(Level.EMAIL_ALIKE);
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
          model.rarity().shared(same, x.hash(), findings);
          return;
        }
        if (best == other && slip != same && slip(x.text(), y.text())) {
          best = slip;
          model.rarity().slipped(slip, x.hash(), y.hash(), findings);
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
          model.rarity().shared(level, x.hash(), findings);
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
        || (isNumber(a)
            && isNumber(b)
            && a.regionMatches(a.length() - LOCAL, b, b.length() - LOCAL, LOCAL));
  }

  /** Stands for the local part of a number; nought for what is none. */
  static long localPart(String text) {
    return isNumber(text) ? Text.hash("local", text.substring(text.length() - LOCAL)) : 0;
  }

  private static boolean isNumber(String text) {
    return text.length() > 8
        && Character.isDigit(text.charAt(0))
        && Character.isDigit(text.charAt(text.length() - 1));
  }

  private static Level birth(String a, String b) {
    if (a.equals(b)) {
      return Level.BIRTH_SAME;
    }
    int slips = Typing.distance(a, b, 2);
    if (slips == 1 || turned(a, b)) {
      return Level.BIRTH_SLIP;
    }
    if (a.length() == 8 && b.length() == 8) {
      return otherYear(a, b, slips);
    }
    return slips == 2 ? Level.BIRTH_ALIKE : Level.BIRTH_OTHER;
  }

  private static Level otherYear(String a, String b, int slips) {
    if (a.endsWith(b.substring(4))) {
      return Level.BIRTH_DAY;
    }
    int days = Math.abs(days(a) - days(b));
    if (slips == 2 || days <= YEAR) {
      return slips == 2 ? Level.BIRTH_ALIKE : Level.BIRTH_NEAR;
    }
    int years = Math.abs(Integer.parseInt(a, 0, 4, 10) - Integer.parseInt(b, 0, 4, 10));
    boolean generation = years >= LEAST_GENERATION && years <= MOST_GENERATION;
    return generation ? Level.BIRTH_GENERATION : Level.BIRTH_OTHER;
  }

  /** Since the year nought, to a day or two. */
  private static int days(String date) {
    int months = 12 * Integer.parseInt(date, 0, 4, 10) + Integer.parseInt(date, 4, 6, 10);
    return months * YEAR / 12 + Integer.parseInt(date, 6, 8, 10);
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
