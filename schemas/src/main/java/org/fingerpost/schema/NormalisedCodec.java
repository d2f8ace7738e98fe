package org.fingerpost.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes and reads the values of {@code hub.<kind>} topics. Safe for use by many threads. */
public final class NormalisedCodec {
  private NormalisedCodec() {}

  /** The message's value. The kind stands in the topic's name, the origin in a header. */
  public static byte[] write(NormalisedChange.Present change) {
    ObjectNode node = Json.object();
    node.put("member", change.source().member());
    node.put("dataset", change.source().dataset());
    node.put("key", change.source().key());
    node.put("seen", Moments.text(change.seen()));
    ObjectNode visibility = node.putObject("visibility");
    // In order of name: a map that is told in another order on each start would have the same
    // content written in other bytes, and so written again by every later stage.
    inOrder(change.visibility()).forEach((field, who) -> visibility.put(field, wireName(who)));
    writeTrust(change.trust(), node);
    node.set("record", change.value());
    return Json.write(node);
  }

  /** Left out where all is usual: most messages, and all that were written before there was any. */
  private static void writeTrust(Map<String, Trust> trust, ObjectNode node) {
    ObjectNode written = Json.object();
    inOrder(trust)
        .forEach(
            (field, level) -> {
              if (level != Trust.USUAL) {
                written.put(field, level.wireName());
              }
            });
    if (!written.isEmpty()) {
      node.set("trust", written);
    }
  }

  private static <T> Map<String, T> inOrder(Map<String, T> byField) {
    return byField instanceof SortedMap ? byField : new TreeMap<>(byField);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException when the value has another form; the message quotes no value
   */
  public static NormalisedChange.Present read(Kind kind, Origin origin, byte[] value) {
    ObjectNode node = Json.readObject(value);
    if (!(node.get("record") instanceof ObjectNode record)) {
      throw new IllegalArgumentException("a normalised record has an object named \"record\"");
    }
    SourceKey source =
        new SourceKey(text(node, "member"), text(node, "dataset"), text(node, "key"));
    Instant seen = Moments.parse(text(node, "seen"));
    return new NormalisedChange.Present(
        source,
        kind,
        origin,
        seen,
        visibility(node.path("visibility")),
        trust(node.path("trust")),
        record);
  }

  private static Map<String, Visibility> visibility(JsonNode node) {
    Map<String, Visibility> visibility = new TreeMap<>();
    node.properties()
        .forEach(
            entry ->
                visibility.put(
                    entry.getKey(),
                    Visibility.valueOf(entry.getValue().asText().toUpperCase(Locale.ROOT))));
    return visibility;
  }

  private static Map<String, Trust> trust(JsonNode node) {
    if (node.isEmpty()) {
      return Map.of();
    }
    Map<String, Trust> trust = new TreeMap<>();
    node.properties().forEach(entry -> trust.put(entry.getKey(), trustNamed(entry.getValue())));
    return trust;
  }

  private static Trust trustNamed(JsonNode word) {
    return Trust.ofWireName(word.asText())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "a normalised record has \"trust\" that is high, usual or low"));
  }

  private static String text(ObjectNode node, String field) {
    JsonNode value = node.get(field);
    if (value == null || !value.isTextual()) {
      throw new IllegalArgumentException(
          "a normalised record has text named \"%s\"".formatted(field));
    }
    return value.textValue();
  }

  private static String wireName(Visibility visibility) {
    return visibility.name().toLowerCase(Locale.ROOT);
  }
}
