package org.fingerpost.bench.linkage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A set of records, and what has to be reached on it.
 *
 * @param name the folder of its descriptors
 * @param data the folder of its records, beneath that of all data
 * @param truth how the truth is told
 * @param bestPeer the best figure of another engine that was seen, with its threshold chosen by
 *     labels
 * @param mustReach the F1 over pairs that the issue asks for
 */
record LinkageSet(
    String name, String data, TruthForm truth, OptionalDouble bestPeer, OptionalDouble mustReach) {
  /** How the truth of a set is told. */
  enum TruthForm {
    /** {@code clusters.csv}: the entity of each record. */
    CLUSTERS,
    /** {@code truth.csv}: pairs of a record of table A and one of table B. */
    PAIRS_OF_TABLES,
    /** Every record is another one than all others. */
    ALL_APART,
    /** Records are the same one when they have the same name. */
    SAME_NAME
  }

  static final List<LinkageSet> ALL =
      List.of(
          of("febrl4", TruthForm.PAIRS_OF_TABLES, 0.9987, 0.9995),
          of("fodors_zagats", TruthForm.PAIRS_OF_TABLES, 0.986, 0.99),
          of("restaurant864", TruthForm.CLUSTERS, 0.943, 0.96),
          of("chicago_childcare_half", TruthForm.CLUSTERS, 0.933, 0.95),
          of("voluntary_orgs_10k", TruthForm.CLUSTERS, 0.85, 0.95),
          of("voluntary_orgs_100k", TruthForm.CLUSTERS, 0.83, 0.95),
          of("febrl1", TruthForm.CLUSTERS),
          of("febrl2", TruthForm.CLUSTERS),
          of("rldata500", TruthForm.CLUSTERS),
          of("splink_fake_20000", TruthForm.CLUSTERS),
          branches("branches", TruthForm.ALL_APART),
          branches("branches_names", TruthForm.SAME_NAME));

  private static LinkageSet of(String name, TruthForm truth, double bestPeer, double mustReach) {
    return new LinkageSet(
        name, "linkage/" + name, truth, OptionalDouble.of(bestPeer), OptionalDouble.of(mustReach));
  }

  private static LinkageSet of(String name, TruthForm truth) {
    return new LinkageSet(
        name, "linkage/" + name, truth, OptionalDouble.empty(), OptionalDouble.empty());
  }

  private static LinkageSet branches(String name, TruthForm truth) {
    return new LinkageSet(
        name, "members/charities", truth, OptionalDouble.empty(), OptionalDouble.empty());
  }

  /** Whether its records are there. */
  boolean isIn(Path dataFolder) {
    return Files.isDirectory(dataFolder.resolve(data));
  }

  /** Whether there is nothing to link in it. */
  boolean hasNoLinks() {
    return truth == TruthForm.ALL_APART || truth == TruthForm.SAME_NAME;
  }
}
