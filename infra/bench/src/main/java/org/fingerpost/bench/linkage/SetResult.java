package org.fingerpost.bench.linkage;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What was measured on a set.
 *
 * @param learning how long the model took to learn
 * @param score of the records in the order of their files
 * @param f1s over pairs, of each order of arrival
 * @param recordsPerSecond the median of the orders, the first and cold one left out where there are
 *     several
 * @param processorMicros a record, the median likewise
 * @param growth the processor time that a record takes, to that of 10,000 records of the set, in
 *     sets that are large enough
 */
record SetResult(
    SetData data,
    Duration learning,
    ClusterScore score,
    PairFindings pairs,
    long pairsCompared,
    List<Double> f1s,
    double recordsPerSecond,
    double processorMicros,
    OptionalDouble growth,
    double peakMegabytes,
    double aliveMegabytes) {
  double spread() {
    return f1s.stream().mapToDouble(Double::doubleValue).max().orElse(0)
        - f1s.stream().mapToDouble(Double::doubleValue).min().orElse(0);
  }
}
