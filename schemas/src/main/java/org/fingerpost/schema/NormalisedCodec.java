package org.fingerpost.schema;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes and reads the values of {@code hub.<kind>} topics. Safe for use by many threads. */
public final class NormalisedCodec {
  private NormalisedCodec() {}

  /** The message's value. The kind stands in the topic's name, the origin in a header. */
  public static byte[] write(NormalisedChange.Present change) {
    return Json.write(out -> write(change, out));
  }

  private static void write(NormalisedChange.Present change, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("member", change.source().member());
    out.writeStringField("dataset", change.source().dataset());
    out.writeStringField("key", change.source().key());
    out.writeStringField("seen", Moments.text(change.seen()));
    out.writeObjectFieldStart("visibility");
    // In order of name: a map that is told in another order on each start would have the same
    // content written in other bytes, and so written again by every later stage.
    for (Map.Entry<String, Visibility> entry : inOrder(change.visibility()).entrySet()) {
      out.writeStringField(entry.getKey(), entry.getValue().wireName());
    }
    out.writeEndObject();
    writeTrust(change.trust(), out);
    out.writeFieldName("record");
    Json.write(change.value(), out);
    out.writeEndObject();
  }

  /** Left out where all is usual: most messages, and all that were written before there was any. */
  private static void writeTrust(Map<String, Trust> trust, JsonGenerator out) throws IOException {
    Map<String, Trust> unusual = new TreeMap<>(trust);
    unusual.values().removeIf(Trust.USUAL::equals);
    if (!unusual.isEmpty()) {
      out.writeObjectFieldStart("trust");
      for (Map.Entry<String, Trust> entry : unusual.entrySet()) {
        out.writeStringField(entry.getKey(), entry.getValue().wireName());
      }
      out.writeEndObject();
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
                visibility.put(entry.getKey(), Visibility.ofWireName(entry.getValue().asText())));
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
}
