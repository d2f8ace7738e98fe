package org.fingerpost.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says a disagreement as one would on the telephone. */
final class DisputeSentence {
  private static final int LONGEST_VALUE = 120;
  private static final int VALUES_TOLD = 3;

  /** In the order in which a person says them; other parts do not help to tell values apart. */
  private static final Map<String, List<String>> PARTS =
      Map.of(
          "addresses", List.of("address_1", "address_2", "city", "postal_code"),
          "phones", List.of("number", "extension"),
          "organization_identifiers", List.of("identifier_scheme", "identifier"),
          "person_identifiers", List.of("identifier_scheme", "identifier"));

  private DisputeSentence() {}

  static String of(String field, RecordConflicts.Dispute dispute) {
    String others =
        dispute.others().stream()
            .limit(VALUES_TOLD)
            .map(held -> held(field, held))
            .collect(Collectors.joining("; "));
    int more = dispute.others().size() - VALUES_TOLD;
    return "%s: you hold %s%s; %s%s. %s"
        .formatted(
            field.replace('_', ' '),
            said(field, dispute.yours()),
            dispute.isYoursWinning() ? ", which the joint record shows" : "",
            others,
            more > 0 ? "; and %d more".formatted(more) : "",
            advice(dispute));
  }

  private static String held(String field, RecordConflicts.Held held) {
    List<String> members =
        held.holders().stream().map(RecordConflicts.Holder::member).distinct().toList();
    return "%s %s %s"
        .formatted(
            String.join(", ", members),
            members.size() == 1 ? "holds" : "hold",
            said(field, held.value()));
  }

  private static String advice(RecordConflicts.Dispute dispute) {
    return dispute.isYoursWinning()
        ? "If yours is right there is nothing for you to do; if not, put it right in your system."
        : "The joint record shows the first of these (%s). Put yours right in your system, or ask them to look at theirs."
            .formatted(dispute.reason());
  }

  private static String said(String field, JsonNode value) {
    if (field.endsWith("_id")) {
      return "a record that stands for another";
    }
    return '"' + shortened(text(field, value)) + '"';
  }

  /** Never in the middle of a character: half of one cannot be written. */
  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) > LONGEST_VALUE
        ? text.substring(0, text.offsetByCodePoints(0, LONGEST_VALUE)) + "…"
        : text;
  }

  private static String text(String field, JsonNode value) {
    if (!value.isContainerNode()) {
      return value.asText();
    }
    List<String> texts = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(item -> texts.add(text(field, item)));
    } else if (PARTS.containsKey(field)) {
      PARTS.get(field).stream()
          .filter(value::hasNonNull)
          .forEach(part -> texts.add(value.get(part).asText()));
    } else {
      Map<String, JsonNode> parts = new TreeMap<>();
      value.properties().forEach(part -> parts.put(part.getKey(), part.getValue()));
      parts.forEach((part, of) -> texts.add(text(part, of)));
    }
    return String.join(value.isArray() ? "; " : ", ", texts);
  }
}
