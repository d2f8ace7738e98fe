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

  /** As Jackson would with sorted properties, without a serializer looked up for each value. */
  static void write(JsonNode value, JsonGenerator out) throws IOException {
    if (value.isObject()) {
      out.writeStartObject();
      for (Map.Entry<String, JsonNode> entry : sorted(value)) {
        out.writeFieldName(entry.getKey());
        write(entry.getValue(), out);
      }
      out.writeEndObject();
    } else if (value.isArray()) {
      out.writeStartArray();
      for (JsonNode item : value) {
        write(item, out);
      }
      out.writeEndArray();
    } else if (value.isTextual()) {
      out.writeString(value.textValue());
    } else {
      Json.MAPPER.writeTree(out, value);
    }
  }

  private static List<Map.Entry<String, JsonNode>> sorted(JsonNode object) {
    List<Map.Entry<String, JsonNode>> properties = new ArrayList<>(object.properties());
    properties.sort(Map.Entry.comparingByKey());
    return properties;
  }
}
