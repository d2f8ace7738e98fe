package org.fingerpost.route.linkage;

/** Two records' names: the two that agree best are compared. */
final class OrganizationNames {
  private OrganizationNames() {}

  static void compare(LinkModel model, Features x, Features y, Findings findings) {
    NameComparison.Towns towns = new TownsOfBoth(model, x, y);
    NameWords best = null;
    NameComparison found = null;
    Level level = null;
    for (NameWords name : x.names) {
      for (NameWords other : y.names) {
        NameComparison each = new NameComparison(model, name, other, towns);
        Level reached = each.level();
        if (level == null || reached.ordinal() < level.ordinal()) {
          best = name;
          found = each;
          level = reached;
        }
      }
    }
    if (found != null) {
      add(model, level, found, best, findings);
    }
  }

  private static void add(
      LinkModel model, Level level, NameComparison found, NameWords name, Findings findings) {
    switch (level) {
      case NAME_SAME -> model.rarity().shared(level, name.whole, findings);
      case NAME_OTHER -> findings.add(level);
      default -> findings.add(level, model.rarity().nameChance(level, found.bits()));
    }
    findings.add(qualifier(level, found.qualifier()));
  }

  /** A word that tells groups apart says so only where the names are alike but for it. */
  private static Level qualifier(Level name, Level found) {
    if (found == Level.QUALIFIER_FORM || name.ordinal() < Level.NAME_PARTLY.ordinal()) {
      return found;
    }
    boolean apart = name == Level.NAME_PARTLY && found == Level.QUALIFIER_OTHER;
    return apart ? Level.QUALIFIER_EXTRA : Level.QUALIFIER_NONE;
  }

  /**
   * The words of the towns of two records, and of all towns that the model knows. When the two are
   * in different towns, a name may hold the other's town, but its own sets it apart.
   */
  private record TownsOfBoth(LinkModel model, Features x, Features y, boolean differ)
      implements NameComparison.Towns {
    TownsOfBoth(LinkModel model, Features x, Features y) {
      this(model, x, y, differ(x.places, y.places));
    }

    @Override
    public boolean same(long word) {
      return !differ && (holds(x, word) || holds(y, word));
    }

    @Override
    public boolean impliedInX(long word) {
      return holds(y, word) || (!differ && holds(x, word));
    }

    @Override
    public boolean impliedInY(long word) {
      return holds(x, word) || (!differ && holds(y, word));
    }

    @Override
    public boolean anyTown(long word) {
      return model.rarity().isTown(word);
    }

    private static boolean differ(Place[] left, Place[] right) {
      boolean known = false;
      for (Place x : left) {
        for (Place y : right) {
          if (!x.city.isEmpty() && !y.city.isEmpty()) {
            if (Addresses.sameTown(x, y)) {
              return false;
            }
            known = true;
          }
        }
      }
      return known;
    }

    private static boolean holds(Features features, long word) {
      for (Place place : features.places) {
        for (long each : place.townWords) {
          if (each == word) {
            return true;
          }
        }
      }
      return false;
    }
  }
}
