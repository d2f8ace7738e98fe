package org.fingerpost.route.resolve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The fields of a record that hold the id of another record. */
final class References {
  /** The fields of the shared schema that refer, of whatever kind. */
  private static final List<String> FIELDS =
      List.of("organization_id", "for_organization_id", "location_id");

  private References() {}

  static boolean isReference(String field) {
    return field.endsWith("_id") && FIELDS.contains(field);
  }

  static List<UUID> of(ObjectNode record) {
    List<UUID> found = new ArrayList<>(0);
    for (String field : FIELDS) {
      JsonNode value = record.get(field);
      if (value != null) {
        idIn(value).filter(id -> !found.contains(id)).ifPresent(found::add);
      }
    }
    return found;
  }

  static Optional<UUID> idIn(JsonNode value) {
    try {
      return Optional.of(UUID.fromString(value.asText()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
