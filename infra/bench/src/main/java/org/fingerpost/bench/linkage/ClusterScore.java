package org.fingerpost.bench.linkage;

import java.util.HashMap;
import java.util.Map;

/**
 * Clusters against the truth.
 *
 * @param pairs over pairs of records in one cluster
 * @param clusters over clusters of two and more: one counts as found only when it has every record
 *     of the entity and no other
 * @param bCubed over records: the mean share of a record's cluster that is of its entity, and of
 *     its entity that is in its cluster
 */
record ClusterScore(Rates pairs, Rates clusters, Rates bCubed) {
  /** A true and a found cluster that have records in common. */
  private record Cell(int entity, int cluster) {}

  /**
   * Scores.
   *
   * @param truth the entity of each record
   * @param found the cluster of each record, in the same order
   */
  static ClusterScore of(int[] truth, int[] found) {
    Map<Integer, Integer> entities = sizes(truth);
    Map<Integer, Integer> clusters = sizes(found);
    Map<Cell, Integer> cells = new HashMap<>();
    for (int i = 0; i < truth.length; i++) {
      cells.merge(new Cell(truth[i], found[i]), 1, Integer::sum);
    }
    long common = 0;
    long whole = 0;
    double precision = 0;
    double recall = 0;
    for (Map.Entry<Cell, Integer> cell : cells.entrySet()) {
      int size = cell.getValue();
      int entity = entities.get(cell.getKey().entity());
      int cluster = clusters.get(cell.getKey().cluster());
      common += pairs(size);
      whole += size > 1 && size == entity && size == cluster ? 1 : 0;
      precision += (double) size * size / cluster;
      recall += (double) size * size / entity;
    }
    return new ClusterScore(
        Rates.of(common, pairs(clusters), pairs(entities)),
        Rates.of(whole, several(clusters), several(entities)),
        new Rates(precision / truth.length, recall / truth.length));
  }

  /** How many pairs there are among so many records. */
  static long pairs(long size) {
    return size * (size - 1) / 2;
  }

  private static long pairs(Map<Integer, Integer> sizes) {
    return sizes.values().stream().mapToLong(ClusterScore::pairs).sum();
  }

  private static long several(Map<Integer, Integer> sizes) {
    return sizes.values().stream().filter(size -> size > 1).count();
  }

  private static Map<Integer, Integer> sizes(int[] of) {
    Map<Integer, Integer> sizes = new HashMap<>();
    for (int each : of) {
      sizes.merge(each, 1, Integer::sum);
    }
    return sizes;
  }
}
