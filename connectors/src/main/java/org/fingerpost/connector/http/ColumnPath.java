package org.fingerpost.connector.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;

/**
 * Finds the column of a descriptor in a record of JSON: a member of that very name; else, from dot
 * to dot, a member, a place in a list by its number from 0, or {@code *} for each item of a list.
 * What starts with a slash is a JSON pointer, for names that hold dots.
 */
public final class ColumnPath {
  private ColumnPath() {}

  /** The value; JSON null where there is none. */
  public static JsonNode find(JsonNode record, String column) {
    JsonNode found = look(record, column);
    return found.isMissingNode() ? NullNode.instance : found;
  }

  /** Whether the record has the column, be it empty. */
  public static boolean isThere(JsonNode record, String column) {
    return !look(record, column).isMissingNode();
  }

  private static JsonNode look(JsonNode record, String column) {
    if (record.has(column)) {
      return record.get(column);
    }
    return column.startsWith("/") ? record.at(pointer(column)) : walk(record, column);
  }

  private static JsonPointer pointer(String column) {
    try {
      return JsonPointer.compile(column);
    } catch (IllegalArgumentException e) {
      return JsonPointer.empty().appendProperty(column);
    }
  }

  private static JsonNode walk(JsonNode node, String path) {
    int dot = path.indexOf('.');
    String step = dot < 0 ? path : path.substring(0, dot);
    String rest = dot < 0 ? "" : path.substring(dot + 1);
    if (step.equals("*")) {
      return each(node, rest);
    }
    JsonNode below =
        node.isArray() && step.matches("[0-9]{1,6}")
            ? node.path(Integer.parseInt(step))
            : node.path(step);
    return rest.isEmpty() ? below : walk(below, rest);
  }

  /** Lists within lists become one. */
  private static JsonNode each(JsonNode list, String rest) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (JsonNode item : list) {
      JsonNode found = rest.isEmpty() ? item : walk(item, rest);
      if (found instanceof ArrayNode more) {
        all.addAll(more);
      } else if (!found.isMissingNode() && !found.isNull()) {
        all.add(found);
      }
    }
    return all.isEmpty() ? NullNode.instance : all;
  }
}
