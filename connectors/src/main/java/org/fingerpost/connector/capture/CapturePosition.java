package org.fingerpost.connector.capture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.fingerpost.connector.Position;
import org.fingerpost.schema.Json;

/**
 * How far a table's changes were followed.
 *
 * @param shape which columns of which table were read; a position of another shape is worth nothing
 * @param offset where that is in the source's log, in Debezium's words
 */
record CapturePosition(String shape, Map<String, Object> offset) {
  /** In one order, and whole numbers as one type, so that equal positions are equal. */
  CapturePosition {
    SortedMap<String, Object> sorted = new TreeMap<>(offset);
    sorted.replaceAll(
        (name, value) -> value instanceof Integer number ? (Object) number.longValue() : value);
    offset = Collections.unmodifiableSortedMap(sorted);
  }

  /** Reads what {@link #toPosition} wrote; empty for anything else, which loses nothing. */
  static Optional<CapturePosition> parse(Position position, String shape) {
    if (position.isStart()) {
      return Optional.empty();
    }
    try {
      ObjectNode json = Json.readObject(position.text().getBytes(StandardCharsets.UTF_8));
      boolean same = shape.equals(json.path("shape").asText()) && json.path("offset").isObject();
      return same
          ? Optional.of(new CapturePosition(shape, asMap((ObjectNode) json.get("offset"))))
          : Optional.empty();
    } catch (Json.MalformedJsonException e) {
      return Optional.empty();
    }
  }

  Position toPosition() {
    ObjectNode json = Json.object();
    json.put("shape", shape);
    json.set("offset", Json.MAPPER.valueToTree(offset));
    return new Position(new String(Json.write(json), StandardCharsets.UTF_8));
  }

  /** A number of the offset; 0 where it has none. */
  long number(String name) {
    return offset.get(name) instanceof Number number ? number.longValue() : 0;
  }

  /** A text of the offset; empty where it has none. */
  String text(String name) {
    return offset.get(name) instanceof String text ? text : "";
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> asMap(ObjectNode node) {
    return Json.MAPPER.convertValue(node, Map.class);
  }
}
