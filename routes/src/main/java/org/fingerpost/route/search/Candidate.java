package org.fingerpost.route.search;

import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.UUID;

/**
 * What may be shown.
 *
 * @param weight how well it matches; 0 for all where that is not asked
 * @param metres infinite where it stands nowhere, or no place is asked for
 * @param name see {@link NameStart}
 */
record Candidate(UUID id, int weight, double metres, long name) {
  /** The best first, of these the nearest, and of these by name, as far as it is known here. */
  static final Comparator<Candidate> ORDER =
      Comparator.comparingInt(Candidate::weight)
          .reversed()
          .thenComparingDouble(Candidate::metres)
          .thenComparing((one, other) -> Long.compareUnsigned(one.name, other.name));

  Hit hit() {
    return new Hit(
        id, Double.isInfinite(metres) ? OptionalDouble.empty() : OptionalDouble.of(metres));
  }
}
