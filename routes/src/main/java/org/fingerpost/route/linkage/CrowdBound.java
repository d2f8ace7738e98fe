package org.fingerpost.route.linkage;

/**
 * Weights of what the same sort of crowd may share: the strongest counts, and what comes after it
 * next to nothing, as {@link Weighing} has it.
 */
final class CrowdBound {
  private double strongest;
  private double others;
  private double leastSpread;

  void clear() {
    strongest = 0;
    others = 0;
    leastSpread = Double.POSITIVE_INFINITY;
  }

  /** Takes a weight that speaks for a link, of a value that a crowd shares. */
  void add(double weight, double spread) {
    others += Math.min(strongest, weight);
    strongest = Math.max(strongest, weight);
    leastSpread = Math.min(leastSpread, spread);
  }

  /** The one that counts as others do; nought where there is none. */
  double strongest() {
    return strongest;
  }

  /** All that comes after it, together, at most. */
  double others() {
    return others == 0 ? 0 : others * Weighing.crowdFactor(leastSpread);
  }
}
