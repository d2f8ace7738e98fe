package org.fingerpost.connector.openreferral;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.fingerpost.schema.Json;

/**
 * Gives records of ORUK 1 the names that version 3 has for the same, so that one mapping serves
 * both. What has no name in version 3 keeps its own.
 */
final class VersionOne {
  private VersionOne() {}

  /** A service or organisation of version 1, as version 3 would write it; the given one stays. */
  static JsonNode toThree(JsonNode given) {
    if (!(given instanceof ObjectNode)) {
      return given;
    }
    ObjectNode record = given.deepCopy();
    organization(record.path("organization"));
    if (!record.has("organization")) {
      organization(record);
    }
    rename(record, "regular_schedules", "schedules");
    rename(record, "fees", "fees_description");
    record.path("languages").forEach(item -> rename(item, "language", "name"));
    record.path("service_areas").forEach(item -> rename(item, "service_area", "name"));
    record.path("service_at_locations").forEach(VersionOne::atLocation);
    eligibility(record);
    attributes(record);
    phones(record);
    return record;
  }

  /** A service has a web page under {@code url} in both versions; an organisation has not. */
  private static void organization(JsonNode organization) {
    if (!organization.has("service_at_locations") && !organization.has("contacts")) {
      rename(organization, "url", "website");
    }
  }

  private static void atLocation(JsonNode atLocation) {
    JsonNode location = atLocation.path("location");
    rename(location, "physical_addresses", "addresses");
    rename(location, "accessibility_for_disabilities", "accessibility");
    rename(atLocation, "regular_schedule", "schedules");
  }

  private static void eligibility(ObjectNode record) {
    JsonNode first = record.path("eligibilitys").path(0);
    copy(first, "minimum_age", record, "minimum_age");
    copy(first, "maximum_age", record, "maximum_age");
    copy(first, "eligibility", record, "eligibility_description");
  }

  private static void attributes(ObjectNode record) {
    JsonNode taxonomies = record.path("service_taxonomys");
    if (taxonomies.isEmpty() || record.has("attributes")) {
      return;
    }
    ArrayNode attributes = record.putArray("attributes");
    for (JsonNode item : taxonomies) {
      ObjectNode term = Json.object();
      copy(item.path("taxonomy"), "id", term, "id");
      copy(item.path("taxonomy"), "name", term, "name");
      copy(item.path("taxonomy"), "vocabulary", term, "taxonomy");
      attributes.addObject().set("taxonomy_term", term);
    }
  }

  /** Version 1 has telephones with contacts alone. */
  private static void phones(ObjectNode record) {
    if (record.has("phones")) {
      return;
    }
    ArrayNode phones = Json.MAPPER.createArrayNode();
    record.path("contacts").forEach(contact -> contact.path("phones").forEach(phones::add));
    if (!phones.isEmpty()) {
      record.set("phones", phones.deepCopy());
    }
  }

  private static void rename(JsonNode owner, String from, String to) {
    if (owner instanceof ObjectNode object && object.has(from) && !object.has(to)) {
      object.set(to, object.remove(from));
    }
  }

  private static void copy(JsonNode from, String name, ObjectNode to, String as) {
    JsonNode value = from.path(name);
    if (value.isValueNode() && !value.isNull() && !to.has(as)) {
      to.set(as, value);
    }
  }
}
