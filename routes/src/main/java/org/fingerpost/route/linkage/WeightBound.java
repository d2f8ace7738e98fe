package org.fingerpost.route.linkage;

import java.util.Arrays;

/** How much the weights of two organisations may come to, damped as {@link Weighing} damps them. */
final class WeightBound {
  private static final int MOST = EvidenceKind.COUNT;

  private final double[] damped = new double[MOST];
  private final double[] conflicts = new double[MOST];
  private final CrowdBound building = new CrowdBound();
  private final CrowdBound umbrella = new CrowdBound();
  private int dampedCount;
  private int conflictCount;
  private double plain;

  void clear() {
    dampedCount = 0;
    conflictCount = 0;
    plain = 0;
    building.clear();
    umbrella.clear();
  }

  /** Of what is neither damped nor changes with a move. */
  void plain(double weight) {
    plain += weight;
  }

  /** Of a way to reach somebody that stays through a move. */
  void reach(double weight) {
    if (weight > 0) {
      damped[dampedCount++] = weight;
    } else {
      plain += weight;
    }
  }

  /** The same of a value that both hold, and by so many others it seems. */
  void reach(double weight, double spread) {
    if (weight > 0 && spread > Weighing.LEAST_CROWD) {
      umbrella.add(weight, spread);
    } else {
      reach(weight);
    }
  }

  /** Of a town: another one comes with a move. */
  void town(double weight) {
    if (weight > 0) {
      plain += weight;
    } else {
      conflicts[conflictCount++] = weight;
    }
  }

  /** Of what is damped when it agrees, and comes with a move when it does not. */
  void whereabouts(double weight) {
    if (weight > 0) {
      damped[dampedCount++] = weight;
    } else {
      conflicts[conflictCount++] = weight;
    }
  }

  /** The same of a value that both hold, and by so many others it seems. */
  void whereabouts(double weight, double spread) {
    if (weight > 0 && spread > Weighing.LEAST_CROWD) {
      building.add(weight, spread);
    } else {
      whereabouts(weight);
    }
  }

  /** No order of the same weights comes to more. To be asked once. */
  double sum() {
    reach(building.strongest());
    reach(umbrella.strongest());
    double sum = plain + building.others() + umbrella.others();
    Arrays.sort(damped, 0, dampedCount);
    for (int at = 0; at < dampedCount; at++) {
      sum += Weighing.factor(at) * damped[dampedCount - 1 - at];
    }
    Arrays.sort(conflicts, 0, conflictCount);
    for (int at = 0; at < conflictCount; at++) {
      sum += Weighing.conflictFactor(at) * conflicts[at];
    }
    return sum;
  }
}
