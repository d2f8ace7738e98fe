package org.fingerpost.route.resolve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Refusal;

/** Reads messages of the quarantine topic. */
final class RefusalReader {
  private RefusalReader() {}

  /**
   * The refusal.
   *
   * @throws IllegalArgumentException when the bytes hold none; the message quotes no value
   */
  static Refusal read(byte[] value) {
    ObjectNode node = Json.readObject(value);
    ObjectNode record = node.get("record") instanceof ObjectNode object ? object : Json.object();
    return new Refusal(
        text(node, "id"),
        text(node, "stage"),
        text(node, "reason"),
        text(node, "sentence"),
        text(node, "member"),
        text(node, "dataset"),
        text(node, "key"),
        text(node, "position"),
        seen(text(node, "seen")),
        record);
  }

  private static Instant seen(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("a refusal has a moment in UTC named \"seen\"", e);
    }
  }

  private static String text(ObjectNode node, String name) {
    JsonNode value = node.get(name);
    if (value == null || !value.isTextual()) {
      throw new IllegalArgumentException("a refusal has text named \"%s\"".formatted(name));
    }
    return value.textValue();
  }
}
