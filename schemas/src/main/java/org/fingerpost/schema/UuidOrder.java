package org.fingerpost.schema;

import java.util.Comparator;
import java.util.UUID;

/** The order of ids that PostgreSQL has too, and their text: {@link UUID#compareTo} has another. */
public final class UuidOrder {
  /** Smallest first. */
  public static final Comparator<UUID> SMALLEST_FIRST = UuidOrder::compare;

  private UuidOrder() {}

  private static int compare(UUID one, UUID other) {
    int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
  }
}
