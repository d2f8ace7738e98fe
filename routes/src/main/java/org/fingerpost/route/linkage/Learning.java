package org.fingerpost.route.linkage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Learns how often records about the same one reach each level, and records at random do, by
 * expectation and maximisation. Plain EM drifts off on organisations, where whole families of
 * records share an address and a telephone; so how a pair does in one respect counts only where two
 * others speak for a link, and what was known before weighs as much as some hundred pairs.
 */
final class Learning {
  private static final int ROUNDS = 6;
  private static final int MOST_PAIRS = 60_000;
  private static final int RANDOM_PAIRS = 30_000;
  private static final double PRIOR_PAIRS = 150;
  private static final double PRIOR_RANDOM = 3_000;

  /** However few were seen, a level stays possible. */
  private static final double LEAST_OF_ASSUMED = 0.3;

  /** Names that have nothing in common are seldom names of one, whatever coincides in a flood. */
  private static final double MOST_OF_ASSUMED = 3;

  private static final Set<Level> OTHER_NAMES =
      EnumSet.of(Level.NAME_OTHER, Level.GIVEN_OTHER, Level.SURNAME_OTHER);

  /**
   * Pairs less likely than this teach nothing: there may be so many of them that a little of each
   * is more than all that are the same one.
   */
  private static final double LEAST_LIKELY = 0.05;

  private static final double LEAST_OTHERS = 0.2;
  private static final double MOST_OTHERS = 5;

  private final List<LinkRecord> records;
  private final List<Findings> pairs = new ArrayList<>();
  private double sampled = 1;
  private LinkModel model;

  private Learning(LinkModel model, List<LinkRecord> records) {
    this.model = model;
    this.records = records;
  }

  static LinkModel of(LinkModel model, List<LinkRecord> records) {
    Learning learning = new Learning(model, records);
    learning.model = learning.withRandom();
    learning.collect();
    for (int round = 0; round < ROUNDS; round++) {
      learning.model = learning.next();
    }
    return learning.model;
  }

  /** Pairs that share a blocking key; of a large set, those of a sample of the keys. */
  private void collect() {
    Map<Long, List<LinkRecord>> blocks = new HashMap<>();
    long expected = 0;
    for (LinkRecord record : records) {
      for (long key : model.blockingKeys(record)) {
        List<LinkRecord> block = blocks.computeIfAbsent(key, absent -> new ArrayList<>(2));
        expected += block.size();
        block.add(record);
      }
    }
    sampled = Math.min(1, (double) MOST_PAIRS / Math.max(1, expected));
    Set<Long> seen = new HashSet<>();
    blocks.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(block -> collect(block.getValue(), seen));
  }

  /** Which pairs are taken depends on the pairs alone, so each is in or out under all its keys. */
  private void collect(List<LinkRecord> block, Set<Long> seen) {
    for (int i = 0; i < block.size(); i++) {
      for (int j = i + 1; j < block.size(); j++) {
        long pair =
            Text.hash(
                block.get(i).id().getLeastSignificantBits(),
                block.get(j).id().getLeastSignificantBits());
        if ((pair >>> 11) * 0x1.0p-53 < sampled && seen.add(pair)) {
          pairs.add(model.scorer().findings(block.get(i), block.get(j)));
        }
      }
    }
  }

  /** How often records at random reach each level, from records laid side by side by their hash. */
  private LinkModel withRandom() {
    List<LinkRecord> mixed = new ArrayList<>(records);
    mixed.sort(
        Comparator.comparingLong(
            record -> Text.hash(record.id().getLeastSignificantBits(), 0x5bd1e995L)));
    double[] counts = new double[Level.COUNT];
    int steps = Math.max(1, Math.min(mixed.size() / 2, RANDOM_PAIRS / Math.max(1, mixed.size())));
    int taken = 0;
    for (int step = 1; step <= steps && taken < RANDOM_PAIRS; step++) {
      for (int at = 0; at + step < mixed.size() && taken < RANDOM_PAIRS; at++) {
        tally(model.scorer().findings(mixed.get(at), mixed.get(at + step)), counts);
        taken++;
      }
    }
    return new LinkModel(
        model.kind(),
        model.others(),
        new LevelWeights(
            chances(level -> model.levels().same(level)),
            shares(counts, level -> level.random, PRIOR_RANDOM, 0)),
        model.frequencies());
  }

  private static void tally(Findings findings, double[] counts) {
    for (EvidenceKind kind : EvidenceKind.all()) {
      if (findings.level(kind) != null) {
        counts[findings.level(kind).ordinal()]++;
      }
    }
  }

  private LinkModel next() {
    double[] counts = new double[Level.COUNT];
    double matches = 0;
    for (Findings findings : pairs) {
      Weighing weighing = new Weighing(model, findings);
      double match = chance(weighing.score());
      if (match < LEAST_LIKELY) {
        continue;
      }
      matches += match;
      for (EvidenceKind kind : EvidenceKind.all()) {
        Level level = findings.level(kind);
        if (level != null && weighing.speakingFor(kind) >= 2) {
          counts[level.ordinal()] += match;
        }
      }
    }
    double others = 2 * matches / sampled / records.size();
    return new LinkModel(
        model.kind(),
        Math.max(LEAST_OTHERS, Math.min(MOST_OTHERS, others)),
        new LevelWeights(
            bounded(shares(counts, level -> level.same, PRIOR_PAIRS, LEAST_OF_ASSUMED)),
            chances(level -> model.levels().random(level))),
        model.frequencies());
  }

  private static double[] bounded(double[] same) {
    for (Level level : OTHER_NAMES) {
      same[level.ordinal()] = Math.min(same[level.ordinal()], MOST_OF_ASSUMED * level.same);
    }
    return same;
  }

  private static double chance(double score) {
    return 1 / (1 + Math.pow(2, -score));
  }

  /** The share of each level among those of its kind, with what was known before. */
  private static double[] shares(double[] counts, LevelChance before, double weight, double least) {
    double[] totals = new double[EvidenceKind.COUNT];
    double[] known = new double[EvidenceKind.COUNT];
    for (Level level : Level.values()) {
      totals[level.kind.ordinal()] += counts[level.ordinal()];
      known[level.kind.ordinal()] += before.of(level);
    }
    return chances(
        level -> {
          int kind = level.kind.ordinal();
          if (level.kind == EvidenceKind.QUALIFIER) {
            return before.of(level);
          }
          double assumed = before.of(level) / known[kind];
          double share = (counts[level.ordinal()] + weight * assumed) / (totals[kind] + weight);
          return Math.max(share, least * before.of(level));
        });
  }

  private static double[] chances(LevelChance chance) {
    double[] chances = new double[Level.COUNT];
    for (Level level : Level.values()) {
      chances[level.ordinal()] = chance.of(level);
    }
    return chances;
  }

  /** How often a level is reached. */
  private interface LevelChance {
    double of(Level level);
  }
}
