package org.fingerpost.route.linkage;

import java.util.Comparator;
import java.util.UUID;

/** Ids in the order of their text, which is PostgreSQL's; that of {@link UUID} has a sign. */
final class Ids {
  static final Comparator<UUID> ORDER = Ids::compare;

  private Ids() {}

  private static int compare(UUID a, UUID b) {
    int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
  }
}
