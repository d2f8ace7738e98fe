package org.fingerpost.route.linkage;

/** Two records' addresses: the two that are most alike are compared. */
final class Addresses {
  private Addresses() {}

  static void compare(LinkModel model, Place[] left, Place[] right, Findings findings) {
    if (left.length == 0 || right.length == 0) {
      return;
    }
    Place x = left[0];
    Place y = right[0];
    int best = left.length * right.length == 1 ? 9 : -1;
    for (int i = 0; best < 9 && i < left.length; i++) {
      for (Place other : right) {
        int rank = rank(left[i], other);
        if (rank > best) {
          best = rank;
          x = left[i];
          y = other;
        }
      }
    }
    compare(model, x, y, findings);
  }

  private static int rank(Place x, Place y) {
    int rank = x.door != 0 && x.door == y.door ? 4 : 0;
    rank += !x.postcode.isEmpty() && x.postcode.hash() == y.postcode.hash() ? 3 : 0;
    return rank + (x.cityHash == y.cityHash ? 1 : 0);
  }

  private static void compare(LinkModel model, Place x, Place y, Findings findings) {
    if (!x.postcode.isEmpty() && !y.postcode.isEmpty()) {
      Level level = x.postcode.to(y.postcode);
      switch (level) {
        case POSTCODE_SAME -> model.rarity().shared(level, x.postcode.hash(), findings);
        case POSTCODE_SLIP ->
            model.rarity().slipped(level, x.postcode.hash(), y.postcode.hash(), findings);
        default -> findings.add(level);
      }
    }
    if (!x.street.isEmpty() && !y.street.isEmpty()) {
      Level level = street(x, y);
      switch (level) {
        case STREET_SAME -> model.rarity().shared(level, x.door, findings);
        case STREET_SLIP -> model.rarity().slipped(level, x.door, y.door, findings);
        default -> findings.add(level);
      }
    }
    if (!x.city.isEmpty() && !y.city.isEmpty()) {
      town(model, x, y, findings);
    }
    if (!x.building.isEmpty() && !y.building.isEmpty()) {
      boolean same = x.building.equals(y.building) || Typing.slip(x.building, y.building);
      findings.add(same ? Level.BUILDING_SAME : Level.BUILDING_OTHER);
    }
    if (!x.region.isEmpty() && !y.region.isEmpty()) {
      findings.add(x.region.equals(y.region) ? Level.REGION_SAME : Level.REGION_OTHER);
    }
  }

  private static void town(LinkModel model, Place x, Place y, Findings findings) {
    if (x.cityHash == y.cityHash) {
      findings.add(Level.TOWN_SAME, model.rarity().townChance(x.cityHash));
    } else {
      findings.add(sameTown(x, y) ? Level.TOWN_SLIP : Level.TOWN_OTHER);
    }
  }

  /** Whether two towns, both given, are probably one. */
  static boolean sameTown(Place x, Place y) {
    return x.cityHash == y.cityHash || Typing.slip(x.city, y.city) || holds(x, y) || holds(y, x);
  }

  /** New York and New York City; Stoke and Stoke-on-Trent. */
  private static boolean holds(Place longer, Place shorter) {
    String text = longer.city;
    int more = text.length() - shorter.city.length();
    return more > 0
        && shorter.city.length() > 3
        && (text.charAt(text.length() - more) == ' ' && text.startsWith(shorter.city)
            || text.charAt(more - 1) == ' ' && text.endsWith(shorter.city));
  }

  private static Level street(Place x, Place y) {
    if (x.door != 0 && x.door == y.door) {
      return Level.STREET_SAME;
    }
    boolean same = x.street.equals(y.street);
    boolean alike = same || Typing.slip(x.street, y.street);
    if (alike && (sameNumber(x, y) || slippedNumber(x, y))) {
      return Level.STREET_SLIP;
    }
    boolean run = x.numbers.length != y.numbers.length && Typing.slip(x.doorText(), y.doorText());
    if (run) {
      return Level.STREET_SLIP;
    }
    boolean numbered = x.numbers.length > 0 && y.numbers.length > 0;
    return !alike ? Level.STREET_OTHER : numbered ? Level.STREET_NEXT : Level.STREET_ONLY;
  }

  /** A digit left out or put in, or two swapped: a digit changed is the house next door. */
  private static boolean slippedNumber(Place x, Place y) {
    if (x.numbers.length != 1 || y.numbers.length != 1) {
      return false;
    }
    String a = x.numbers[0];
    String b = y.numbers[0];
    boolean digits = a.length() != b.length() || sum(a) == sum(b);
    return digits && Math.max(a.length(), b.length()) > 2 && Typing.distance(a, b, 1) <= 1;
  }

  private static int sum(String digits) {
    return digits.chars().sum();
  }

  private static boolean sameNumber(Place x, Place y) {
    for (String number : x.numbers) {
      for (String other : y.numbers) {
        if (number.equals(other)) {
          return true;
        }
      }
    }
    return false;
  }
}
