package org.fingerpost.bench.linkage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fingerpost.schema.SourceKey;

/** A record as its mapping made it, for the truth and for the peers. */
record BenchRecord(SourceKey key, Map<String, String> fields) {
  private static final List<String> SINGLE =
      List.of("name", "given_name", "family_name", "date_of_birth", "email", "website");
  private static final List<String> ADDRESS =
      List.of("address_1", "address_2", "city", "state_province", "postal_code");

  /** What peers may see, in the order of their columns. */
  static final List<String> FIELDS =
      List.of(
          "name",
          "given_name",
          "family_name",
          "date_of_birth",
          "email",
          "website",
          "identifier",
          "phone",
          "address_1",
          "address_2",
          "city",
          "state_province",
          "postal_code");

  /** The fields that are compared, each as one text. */
  static BenchRecord of(SourceKey key, ObjectNode value) {
    Map<String, String> fields = new LinkedHashMap<>();
    SINGLE.forEach(field -> put(fields, field, value.path(field)));
    put(fields, "phone", value.at("/phones/0/number"));
    put(fields, "identifier", value.at("/organization_identifiers/0/identifier"));
    put(fields, "identifier", value.at("/person_identifiers/0/identifier"));
    ADDRESS.forEach(field -> put(fields, field, value.at("/addresses/0/" + field)));
    return new BenchRecord(key, Map.copyOf(fields));
  }

  private static void put(Map<String, String> fields, String name, JsonNode value) {
    if (value.isTextual()) {
      fields.put(name, value.asText().replaceAll("\\s+", " ").strip());
    }
  }

  /** The text of a field; empty where there is none. */
  String text(String field) {
    return fields.getOrDefault(field, "");
  }

  String place() {
    return key.member() + ' ' + key.dataset() + ' ' + key.key();
  }

  String shortPlace() {
    return key.member() + ' ' + key.key();
  }
}
