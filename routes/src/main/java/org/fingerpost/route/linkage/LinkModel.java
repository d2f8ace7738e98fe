package org.fingerpost.route.linkage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.UuidOrder;

/**
 * What decides whether records are about the same one: weights, frequencies and thresholds.
 * Immutable; under one model every answer is a function of the records alone.
 */
public final class LinkModel {
  private static final double SHIPPED_RECORDS = 20_000;

  /** How many other records there are about the same one, before learning. */
  private static final double SHIPPED_OTHERS = 0.8;

  /** What is held by one alone may yet come to be held by a second. */
  private static final double LEAST_OTHERS = 0.3;

  /** The same words in another order are worth a good part of what the same name is. */
  private static final double OTHER_ORDER = 0.25;

  private static final double MOST_WORD_BITS = 14;

  private final Kind kind;
  private final double others;
  private final double[] same;
  private final double[] random;
  private final double[] weights;
  private final Frequencies frequencies;
  private final BlockingKeys keys;
  private final Scorer scorer;
  private volatile String version = "";

  LinkModel(Kind kind, double others, double[] same, double[] random, Frequencies frequencies) {
    this.kind = kind;
    this.others = others;
    this.same = same;
    this.random = random;
    this.frequencies = frequencies;
    int order = Level.NAME_ORDER.ordinal();
    same[order] = Math.max(same[order], OTHER_ORDER * same[Level.NAME_SAME.ordinal()]);
    weights = new double[Level.COUNT];
    for (int at = 0; at < weights.length; at++) {
      weights[at] = log2(same[at] / random[at]);
    }
    keys = new BlockingKeys(this, frequencies.crowded());
    scorer = new Scorer(this);
  }

  /** The model that Fingerpost comes with; it works before anything was learned. */
  public static LinkModel shipped(Kind kind) {
    return shipped(kind, Frequencies.none(SHIPPED_RECORDS));
  }

  static LinkModel shipped(Kind kind, Frequencies frequencies) {
    double[] same = new double[Level.COUNT];
    double[] random = new double[Level.COUNT];
    for (Level level : Level.values()) {
      same[level.ordinal()] = level.same;
      random[level.ordinal()] = level.random;
    }
    return new LinkModel(kind, SHIPPED_OTHERS, same, random, frequencies);
  }

  /** The model that {@link #toJson} wrote. */
  public static LinkModel fromJson(String json) {
    JsonNode read = Json.readObject(json.getBytes(StandardCharsets.UTF_8));
    double[] same = new double[Level.COUNT];
    double[] random = new double[Level.COUNT];
    for (Level level : Level.values()) {
      JsonNode chances = read.path("levels").path(level.name());
      same[level.ordinal()] = chances.path("same").asDouble(level.same);
      random[level.ordinal()] = chances.path("random").asDouble(level.random);
    }
    return new LinkModel(
        Kind.ofWireName(read.path("kind").asText()),
        read.path("others").asDouble(),
        same,
        random,
        Frequencies.read(read.path("frequencies")));
  }

  /** The whole model; it holds hashes of values, never values. */
  public String toJson() {
    ObjectNode written = Json.object();
    written.put("kind", kind.wireName()).put("others", others);
    ObjectNode levels = written.putObject("levels");
    for (Level level : Level.values()) {
      levels
          .putObject(level.name())
          .put("same", same[level.ordinal()])
          .put("random", random[level.ordinal()]);
    }
    frequencies.write(written.putObject("frequencies"));
    return written.toString();
  }

  /** The kind of records that it is for. */
  public Kind kind() {
    return kind;
  }

  /** Differs when anything in the model differs. */
  public String version() {
    if (version.isEmpty()) {
      version = "%016x".formatted(Text.hash("model", toJson()));
    }
    return version;
  }

  /** From which score on records are linked, and from which on a person is asked. */
  public Thresholds thresholds() {
    return Thresholds.preset(kind);
  }

  /** Two records are worth comparing when they share a key. Distinct, in order. */
  public long[] blockingKeys(LinkRecord record) {
    return keys.of(record.features());
  }

  /** The keys that it may have under any model of the same words. */
  long[] possibleKeys(LinkRecord record) {
    return keys.possible(record.features());
  }

  /** How likely the two are the same one. Both of the model's kind. */
  public ScoredPair score(LinkRecord a, LinkRecord b) {
    return UuidOrder.SMALLEST_FIRST.compare(a.id(), b.id()) <= 0
        ? scorer.score(a, b)
        : scorer.score(b, a);
  }

  /** The same with the reasons. */
  public Comparison compare(LinkRecord a, LinkRecord b) {
    return UuidOrder.SMALLEST_FIRST.compare(a.id(), b.id()) <= 0
        ? scorer.compare(a, b)
        : scorer.compare(b, a);
  }

  /** The log2 odds that two records taken at random are about the same one. */
  double start() {
    return log2(others / frequencies.records());
  }

  double weight(Level level) {
    return weights[level.ordinal()];
  }

  double same(Level level) {
    return same[level.ordinal()];
  }

  double random(Level level) {
    return random[level.ordinal()];
  }

  double others() {
    return others;
  }

  Scorer scorer() {
    return scorer;
  }

  Frequencies frequencies() {
    return frequencies;
  }

  /** Adds a level at which the same value was found, with how often it is found in others. */
  void shared(Level level, long value, Findings findings) {
    float holders = holders(value);
    double chance = Math.max(holders - 1, LEAST_OTHERS) / entities();
    findings.add(level, Math.min(chance, 0.5), holders);
  }

  /** Adds a level at which two values were found that are the same but for a slip. */
  void slipped(Level level, long value, long other, Findings findings) {
    findings.add(level, 0, Math.max(holders(value), holders(other)));
  }

  private float holders(long value) {
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
    return frequencies.words().size() == 0 ? random(level) : Math.pow(2, -bits);
  }

  /** How often names agree at random to that level, in words that tell so much. */
  double nameChance(Level level, double bits) {
    double least = Math.max(random(level), LEAST_OTHERS / entities());
    return Math.max(Math.pow(2, -bits), least);
  }

  double townChance(long town) {
    if (frequencies.towns().size() == 0) {
      return random(Level.TOWN_SAME);
    }
    double held = Math.max(1, frequencies.towns().get(town));
    return Math.min(0.9, held / frequencies.records());
  }

  boolean isTown(long word) {
    return frequencies.towns().get(word) > 0;
  }

  private double entities() {
    return frequencies.records() / (1 + others);
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }
}
