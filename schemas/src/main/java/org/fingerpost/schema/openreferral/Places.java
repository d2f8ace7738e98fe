package org.fingerpost.schema.openreferral;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;
import org.fingerpost.schema.Json;

/** Locations: those that have a record of their own, and those that are an address of another. */
final class Places {
  private Places() {}

  static Optional<ObjectNode> firstAddress(UUID owner, ObjectNode visible) {
    JsonNode places = locations(owner, visible.path("addresses"));
    return Optional.ofNullable((ObjectNode) places.get(0));
  }

  /** An organisation's or a service's own addresses, as unnamed locations. */
  static ArrayNode locations(UUID owner, JsonNode addresses) {
    ArrayNode locations = Json.MAPPER.createArrayNode();
    Parts.forEach(
        addresses,
        (address, index) -> {
          ObjectNode own = Json.object();
          own.putArray("addresses").add(address);
          locations.add(location(Parts.id(owner, "locations", index), own));
        });
    return locations;
  }

  static ObjectNode location(UUID id, ObjectNode visible) {
    ObjectNode view = Parts.withId(id);
    view.put("location_type", visible.at("/addresses/0/address_type").asText("physical"));
    Parts.copy(visible, view, "name", "description", "latitude", "longitude");
    Parts.list(view, "addresses", Parts.addresses(id, visible.path("addresses")));
    Parts.list(view, "phones", Parts.phones(id, visible.path("phones")));
    Parts.list(view, "accessibility", Parts.accessibility(id, visible.path("accessibility")));
    return view;
  }
}
