package org.fingerpost.route.directory.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fields in the order in which a visitor wants them, and what to call them. */
final class FieldLabels {
  private static final Map<String, String> LABELS = labels();

  private FieldLabels() {}

  private static Map<String, String> labels() {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("name", "Name");
    labels.put("alternate_name", "Also known as");
    labels.put("description", "What it does");
    labels.put("organization_id", "Offered by");
    labels.put("phones", "Telephone");
    labels.put("email", "Email");
    labels.put("website", "Website");
    labels.put("url", "Website");
    labels.put("schedules", "When");
    labels.put("location_id", "Where");
    labels.put("addresses", "Address");
    labels.put("districts", "Districts");
    labels.put("groups_served", "For");
    labels.put("eligibility_description", "Who may use it");
    labels.put("minimum_age", "From age");
    labels.put("maximum_age", "Up to age");
    labels.put("fees_description", "Cost");
    labels.put("languages", "Languages");
    labels.put("infrastructure_services", "Helps groups with");
    labels.put("taxonomy_terms", "Subjects");
    labels.put("status", "Status");
    labels.put("legal_status", "Legal form");
    labels.put("year_incorporated", "Founded");
    labels.put("organization_identifiers", "Registered as");
    labels.put("quality_standards", "Quality standards");
    labels.put("scope", "Scope");
    labels.put("consortium_member", "Member of the consortium");
    labels.put("last_confirmed", "Last confirmed");
    return labels;
  }

  /** Those of the fields that are known, in their order, then the others. */
  static List<String> ordered(Set<String> fields) {
    List<String> ordered = new ArrayList<>(LABELS.keySet());
    ordered.retainAll(fields);
    fields.stream().filter(field -> !LABELS.containsKey(field)).forEach(ordered::add);
    return ordered;
  }

  static String labelOf(String field) {
    return LABELS.getOrDefault(field, spaced(field));
  }

  private static String spaced(String field) {
    String words = field.replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
