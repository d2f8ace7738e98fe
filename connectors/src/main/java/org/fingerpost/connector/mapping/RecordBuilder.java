package org.fingerpost.connector.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;
import org.fingerpost.connector.descriptor.SharedFields;
import org.fingerpost.connector.descriptor.Target;
import org.fingerpost.connector.descriptor.Target.Container;
import org.fingerpost.schema.Json;

/** Puts the parts of one record together. */
final class RecordBuilder {
  private final SharedFields shared;
  private final ObjectNode record = Json.object();
  private final ObjectNode elements = Json.object();
  private final Set<String> filled = new HashSet<>();

  RecordBuilder(SharedFields shared) {
    this.shared = shared;
  }

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
        filled.add(target.field());
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
    if (!filled.contains(field) || !shared.requiredParts(field).stream().allMatch(element::has)) {
      return;
    }
    boolean list = shared.target(field).filter(t -> t.container() == Container.OBJECTS).isPresent();
    if (list) {
      ArrayNode array = record.withArray(field);
      array.insert(0, element);
    } else {
      record.set(field, element);
    }
  }
}
