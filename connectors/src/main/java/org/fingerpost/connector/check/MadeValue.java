package org.fingerpost.connector.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Finds in a record what a mapping's target made. */
final class MadeValue {
  private MadeValue() {}

  /** The value; missing when the target made none. */
  static JsonNode of(String target, ObjectNode record) {
    int dot = target.indexOf('.');
    if (dot < 0) {
      return record.path(target);
    }
    JsonNode field = record.path(target.substring(0, dot));
    String part = target.substring(dot + 1);
    if (field.isObject()) {
      return field.path(part);
    }
    for (JsonNode element : field) {
      if (element.path("identifier_scheme").asText().equals(part)) {
        return element.path("identifier");
      } else if (element.has(part)) {
        return element.get(part);
      }
    }
    return MissingNode.getInstance();
  }
}
