package org.fingerpost.infra.standard;

import java.util.List;
import java.util.Locale;

/**
 * The lists of the API, with the published schemas that hold for them; one set or both have each.
 */
public enum StandardList {
  SERVICES(
      List.of("validator-schemas/V3.0-UK/service_list.json"),
      List.of("oruk-3.0/service_list.json", "validator-schemas/V3.0-UK/service.json"),
      List.of("oruk-3.0/service.json", "validator-schemas/V3.0-UK/service.json")),
  SERVICE_AT_LOCATIONS(
      List.of("validator-schemas/V3.0-UK/service_at_location_list.json"),
      List.of("oruk-3.0/service_at_location_list.json"),
      List.of(
          "oruk-3.0/service_at_location.json",
          "validator-schemas/V3.0-UK/service_at_location.json",
          // The standard's OpenAPI points here at the schema of a service.
          "oruk-3.0/service.json")),
  ORGANIZATIONS(
      List.of(),
      List.of(
          "oruk-3.0/organization_list.json", "validator-schemas/V3.0-UK/organization_list.json"),
      List.of("oruk-3.0/organization.json", "validator-schemas/V3.0-UK/organization.json")),
  LOCATIONS(
      List.of(),
      List.of(),
      List.of(
          "oruk-3.0/service_at_location.json#/properties/location",
          "validator-schemas/V3.0-UK/service_at_location.json#/properties/location")),
  TAXONOMIES(
      List.of("validator-schemas/V3.0-UK/taxonomy_list.json"),
      List.of(),
      List.of("validator-schemas/V3.0-UK/taxonomy.json")),
  TAXONOMY_TERMS(
      List.of("validator-schemas/V3.0-UK/taxonomy_term_list.json"),
      List.of(),
      List.of("validator-schemas/V3.0-UK/taxonomy_term.json"));

  private final List<String> ofPage;
  private final List<String> ofListed;
  private final List<String> ofWhole;

  StandardList(List<String> ofPage, List<String> ofListed, List<String> ofWhole) {
    this.ofPage = ofPage;
    this.ofListed = ofListed;
    this.ofWhole = ofWhole;
  }

  String path() {
    return name().toLowerCase(Locale.ROOT);
  }

  List<String> pageSchemas() {
    return ofPage;
  }

  /** Of an entity in a list. */
  List<String> listed() {
    return ofListed;
  }

  /** Of an entity by itself, and in a list that was asked for in full. */
  List<String> whole() {
    return ofWhole;
  }

  boolean hasFull() {
    return this != TAXONOMIES && this != TAXONOMY_TERMS;
  }

  boolean hasMinimal() {
    return this == SERVICES || this == SERVICE_AT_LOCATIONS;
  }
}
