package org.fingerpost.route.linkage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How often records reach each level, and what a level therefore weighs. Immutable. */
final class LevelWeights {
  private static final Level[] LEVELS = Level.values();

  /** The same words in another order are worth a good part of what the same name is. */
  private static final double OTHER_ORDER = 0.25;

  private final double[] same;
  private final double[] random;
  private final double[] weights;
  private final double[] most;

  /**
   * By the place of each level; the arrays are not to be changed afterwards.
   *
   * @param same how often records about the same one reach it
   * @param random how often two records taken at random do
   */
  LevelWeights(double[] same, double[] random) {
    this.same = same;
    this.random = random;
    int order = Level.NAME_ORDER.ordinal();
    same[order] = Math.max(same[order], OTHER_ORDER * same[Level.NAME_SAME.ordinal()]);
    weights = new double[Level.COUNT];
    for (int at = 0; at < weights.length; at++) {
      weights[at] = log2(same[at] / random[at]);
    }
    most = weights.clone();
    for (int at = most.length - 2; at >= 0; at--) {
      boolean ofOneKind = LEVELS[at].kind == LEVELS[at + 1].kind;
      most[at] = ofOneKind ? Math.max(most[at], most[at + 1]) : most[at];
    }
  }

  /** As assumed before anything was learned. */
  static LevelWeights shipped() {
    double[] same = new double[Level.COUNT];
    double[] random = new double[Level.COUNT];
    for (Level level : LEVELS) {
      same[level.ordinal()] = level.same;
      random[level.ordinal()] = level.random;
    }
    return new LevelWeights(same, random);
  }

  static LevelWeights read(JsonNode node) {
    double[] same = new double[Level.COUNT];
    double[] random = new double[Level.COUNT];
    for (Level level : LEVELS) {
      JsonNode chances = node.path(level.name());
      same[level.ordinal()] = chances.path("same").asDouble(level.same);
      random[level.ordinal()] = chances.path("random").asDouble(level.random);
    }
    return new LevelWeights(same, random);
  }

  void write(ObjectNode node) {
    for (Level level : LEVELS) {
      node.putObject(level.name())
          .put("same", same[level.ordinal()])
          .put("random", random[level.ordinal()]);
    }
  }

  /** Log2 of how much likelier the level is among records about the same one. */
  double weight(Level level) {
    return weights[level.ordinal()];
  }

  /** The highest weight of that level and of those less alike. */
  double most(Level level) {
    return most[level.ordinal()];
  }

  double same(Level level) {
    return same[level.ordinal()];
  }

  double random(Level level) {
    return random[level.ordinal()];
  }

  static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }
}
