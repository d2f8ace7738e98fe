package org.fingerpost.route.linkage;

import java.util.Arrays;

/** What was found in comparing two records, before a model weighs it: at most one level a kind. */
final class Findings {
  private final Level[] levels = new Level[EvidenceKind.COUNT];

  /** How often two records at random agree in just that value, where it is known; else nought. */
  private final double[] random = new double[EvidenceKind.COUNT];

  /**
   * How many different ones hold the value agreed on; at most one unless the model knows better.
   */
  private final float[] spread = new float[EvidenceKind.COUNT];

  /** Whether the domain only says the name again. */
  boolean domainSaysName;

  void add(Level level) {
    levels[level.kind.ordinal()] = level;
  }

  /** As if nothing had been found about it. */
  void drop(EvidenceKind kind) {
    levels[kind.ordinal()] = null;
    random[kind.ordinal()] = 0;
    spread[kind.ordinal()] = 0;
  }

  void add(Level level, double chance) {
    add(level);
    random[level.kind.ordinal()] = chance;
  }

  void add(Level level, double chance, float holders) {
    add(level, chance);
    spread[level.kind.ordinal()] = holders;
  }

  /** The level reached, or null when one of the records says nothing about it. */
  Level level(EvidenceKind kind) {
    return levels[kind.ordinal()];
  }

  double random(EvidenceKind kind) {
    return random[kind.ordinal()];
  }

  float spread(EvidenceKind kind) {
    return spread[kind.ordinal()];
  }

  boolean has(Level level) {
    return levels[level.kind.ordinal()] == level;
  }

  @Override
  public String toString() {
    return Arrays.toString(levels);
  }
}
