package org.fingerpost.connector.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.fingerpost.connector.descriptor.Target;
import org.fingerpost.connector.descriptor.Target.Container;
import org.fingerpost.schema.Json;

/** Puts the parts of one record together. */
final class RecordBuilder {
  private final ObjectNode record = Json.object();
  private final ObjectNode elements = Json.object();

  /** The fields whose element holds more than constants, and what made a part of each. */
  private final Map<String, FieldMaker> filled = new HashMap<>();

  void put(FieldMaker maker, JsonNode value) {
    Target target = maker.target();
    if (target.part().isEmpty()) {
      record.set(target.field(), value);
    } else if (target.scheme().isPresent()) {
      ObjectNode identifier = Json.object().put("identifier_scheme", target.scheme().get());
      record.withArray(target.field()).add(identifier.set("identifier", value));
    } else {
      elements.withObjectProperty(target.field()).set(target.part().get(), value);
      if (!maker.isConstant()) {
        filled.put(target.field(), maker);
      }
    }
  }

  ObjectNode build() {
    elements
        .properties()
        .forEach(entry -> putElement(entry.getKey(), (ObjectNode) entry.getValue()));
    return record;
  }

  /** A type without a number is no phone: constants and labels alone make no element. */
  private void putElement(String field, ObjectNode element) {
    FieldMaker maker = filled.get(field);
    if (maker == null || !maker.requiredParts().stream().allMatch(element::has)) {
      return;
    }
    if (maker.target().container() == Container.OBJECTS) {
      ArrayNode array = record.withArray(field);
      array.insert(0, element);
    } else {
      record.set(field, element);
    }
  }
}
