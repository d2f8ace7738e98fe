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

  private final Kind kind;
  private final double others;
  private final LevelWeights levels;
  private final Frequencies frequencies;
  private final Rarity rarity;
  private final BlockingKeys keys;
  private final Scorer scorer;
  private volatile String version = "";

  LinkModel(Kind kind, double others, LevelWeights levels, Frequencies frequencies) {
    this.kind = kind;
    this.others = others;
    this.levels = levels;
    this.frequencies = frequencies;
    rarity = new Rarity(levels, frequencies, others);
    keys = new BlockingKeys(this, frequencies.crowded());
    scorer = new Scorer(this);
  }

  /** The model that Fingerpost comes with; it works before anything was learned. */
  public static LinkModel shipped(Kind kind) {
    return shipped(kind, Frequencies.none(SHIPPED_RECORDS));
  }

  static LinkModel shipped(Kind kind, Frequencies frequencies) {
    return new LinkModel(kind, SHIPPED_OTHERS, LevelWeights.shipped(), frequencies);
  }

  /** The model that {@link #toJson} wrote. */
  public static LinkModel fromJson(String json) {
    JsonNode read = Json.readObject(json.getBytes(StandardCharsets.UTF_8));
    return new LinkModel(
        Kind.ofWireName(read.path("kind").asText()),
        read.path("others").asDouble(),
        LevelWeights.read(read.path("levels")),
        Frequencies.read(read.path("frequencies")));
  }

  /** The whole model; it holds hashes of values, never values. */
  public String toJson() {
    ObjectNode written = Json.object();
    written.put("kind", kind.wireName()).put("others", others);
    levels.write(written.putObject("levels"));
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
    return LevelWeights.log2(others / frequencies.records());
  }

  LevelWeights levels() {
    return levels;
  }

  Rarity rarity() {
    return rarity;
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
}
