package org.fingerpost.route.directory;

import java.util.Set;

/** What each list of the API understands; {@code openapi.json} says the same for programs. */
final class ApiParameters {
  static final Set<String> SERVICES =
      Set.of(
          "search",
          "page",
          "per_page",
          "taxonomy_term_id",
          "taxonomy_id",
          "minimum_age",
          "maximum_age",
          "day",
          "start_time",
          "end_time",
          "postcode",
          "proximity",
          "modified_after",
          "organization_id",
          "full",
          "minimal",
          "format");
  static final Set<String> SERVICE_AT_LOCATIONS = SERVICES;
  static final Set<String> ORGANIZATIONS =
      Set.of(
          "search",
          "page",
          "per_page",
          "taxonomy_term_id",
          "taxonomy_id",
          "postcode",
          "proximity",
          "modified_after",
          "full",
          "full_service",
          "format");
  static final Set<String> LOCATIONS = Set.of("page", "per_page", "full", "format");
  static final Set<String> TAXONOMIES = Set.of("search", "page", "per_page", "format");
  static final Set<String> TAXONOMY_TERMS =
      Set.of("search", "page", "per_page", "taxonomy_id", "top_only", "parent_id", "format");

  private ApiParameters() {}
}
