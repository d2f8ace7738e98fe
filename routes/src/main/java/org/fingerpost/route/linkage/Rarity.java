package org.fingerpost.route.linkage;

import static org.fingerpost.route.linkage.LevelWeights.log2;

/** How often just that value is found by chance, and what agreeing in it therefore tells. */
final class Rarity {
  /** What is held by one alone may yet come to be held by a second. */
  private static final double LEAST_OTHERS = 0.3;

  private static final double MOST_WORD_BITS = 14;

  private final LevelWeights levels;
  private final Frequencies frequencies;
  private final double entities;

  /**
   * By those frequencies.
   *
   * @param others how many other records there are about the same one
   */
  Rarity(LevelWeights levels, Frequencies frequencies, double others) {
    this.levels = levels;
    this.frequencies = frequencies;
    entities = frequencies.records() / (1 + others);
  }

  /** Adds a level at which the same value was found, with how often it is found in others. */
  void shared(Level level, long value, Findings findings) {
    float holders = holders(value);
    findings.add(level, sharedChance(holders), holders);
  }

  /** Adds a level at which two values were found that are the same but for a slip. */
  void slipped(Level level, long value, long other, Findings findings) {
    findings.add(level, 0, Math.max(holders(value), holders(other)));
  }

  /** The weight of a level at which that value was found to be the same. */
  double sharedWeight(Level level, long value) {
    return log2(levels.same(level) / sharedChance(holders(value)));
  }

  /** The most that the same value may weigh. */
  double mostShared(Level level) {
    return log2(levels.same(level) / sharedChance(1));
  }

  /** What it weighs that both are in that town. */
  double townWeight(long town) {
    return log2(levels.same(Level.TOWN_SAME) / townChance(town));
  }

  private double sharedChance(float holders) {
    return Math.min(Math.max(holders - 1, LEAST_OTHERS) / entities, 0.5);
  }

  /** How many different ones seem to hold the value; one at least. */
  float holders(long value) {
    return Math.max(1, frequencies.spread().get(value));
  }

  /** How much a word of a name tells, in bits. */
  double wordBits(long word, String text) {
    double held = frequencies.words().get(word);
    double assumed = Words.assumedShare(text) * Words.ASSUMED_RECORDS;
    double share = (held + assumed) / (frequencies.records() + Words.ASSUMED_RECORDS);
    return Math.min(MOST_WORD_BITS, Math.max(0.5, -log2(share)));
  }

  /** How often two people taken at random have that name as given name, or as surname. */
  double personChance(Level level, double bits) {
    return frequencies.words().size() == 0 ? levels.random(level) : Math.pow(2, -bits);
  }

  /** How often names agree at random to that level, in words that tell so much. */
  double nameChance(Level level, double bits) {
    double least = Math.max(levels.random(level), LEAST_OTHERS / entities);
    return Math.max(Math.pow(2, -bits), least);
  }

  double townChance(long town) {
    if (frequencies.towns().size() == 0) {
      return levels.random(Level.TOWN_SAME);
    }
    double held = Math.max(1, frequencies.towns().get(town));
    return Math.min(0.9, held / frequencies.records());
  }

  boolean isTown(long word) {
    return frequencies.towns().get(word) > 0;
  }
}
