package org.fingerpost.schema;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes equal values as equal bytes, whatever the order in which their parts were set. */
final class SortedJson {
  private SortedJson() {}

  /** As Jackson would with sorted properties. */
  static void write(JsonNode value, JsonGenerator out) throws IOException {
    Json.write(value, SortedJson::sorted, out);
  }

  private static List<Map.Entry<String, JsonNode>> sorted(JsonNode object) {
    List<Map.Entry<String, JsonNode>> properties = new ArrayList<>(object.properties());
    properties.sort(Map.Entry.comparingByKey());
    return properties;
  }
}
