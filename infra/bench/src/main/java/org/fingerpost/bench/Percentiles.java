package org.fingerpost.bench;

import java.util.Arrays;
import java.util.List;

/** Latencies of one run, in milliseconds. */
record Percentiles(double median, double p99, double worst) {
  static Percentiles of(double[] milliseconds) {
    double[] sorted = milliseconds.clone();
    Arrays.sort(sorted);
    return new Percentiles(at(sorted, 0.5), at(sorted, 0.99), sorted[sorted.length - 1]);
  }

  /** The middle one, or the mean of the two in the middle. */
  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** Below which that share of them lies. */
  static double share(List<Double> values, double share) {
    return at(values.stream().mapToDouble(Double::doubleValue).sorted().toArray(), share);
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
  }

  @Override
  public String toString() {
    return "%.1f / %.1f / %.1f".formatted(median, p99, worst);
  }
}
