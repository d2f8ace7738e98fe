package org.fingerpost.route.operate.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fingerpost.route.operate.console.TrailView.Field;
import org.fingerpost.schema.Json;

/** A normalised record's fields, to be shown side by side or one below the other. */
final class Fields {
  private static final int LONGEST = 600;

  private Fields() {}

  /** Those of a message of a hub topic, by name; without values unless they may be seen. */
  static List<Field> of(byte[] message, boolean withValues) {
    JsonNode node = Json.readObject(message);
    List<Field> fields = new ArrayList<>();
    node.path("record")
        .properties()
        .forEach(
            entry ->
                fields.add(
                    new Field(
                        entry.getKey(),
                        node.path("visibility").path(entry.getKey()).asText("withheld"),
                        withValues ? text(entry.getValue()) : "")));
    fields.sort(Comparator.comparing(Field::name));
    return fields;
  }

  /** As a person reads it: lists with semicolons, objects by their values. */
  static String text(JsonNode value) {
    String text = value.isContainerNode() ? joined(value) : value.asText();
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }

  private static String joined(JsonNode value) {
    List<String> parts = new ArrayList<>();
    value.forEach(part -> parts.add(text(part)));
    return String.join(value.isArray() ? "; " : ", ", parts);
  }
}
