package org.fingerpost.route.resolve;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether two values of a field cannot both be right, so that a person has to look. Two ways of
 * writing one value do not disagree, nor do a list and a longer one that holds all of it, nor
 * descriptions in two people's words.
 */
final class Disagreement {
  /** Everybody has words of their own for these, and a thing may have several other names. */
  private static final Set<String> FREE =
      Set.of(
          "description",
          "fees_description",
          "eligibility_description",
          "time_commitment",
          "alternate_name",
          "last_confirmed");

  private static final Set<String> POSITION = Set.of("latitude", "longitude");

  /** About a hundred metres: the same building, taken from two maps. */
  private static final double SAME_PLACE = 0.001;

  private Disagreement() {}

  static boolean isBetween(String field, JsonNode one, JsonNode other) {
    if (FREE.contains(field)) {
      return false;
    } else if (field.endsWith("_identifiers")) {
      return isBetweenIdentifiers(one, other);
    } else if (one.isArray() && other.isArray()) {
      return !holds(field, one, other) && !holds(field, other, one);
    }
    return !areAlike(field, one, other);
  }

  /** Numbers of different registers stand beside each other; of the same register they clash. */
  private static boolean isBetweenIdentifiers(JsonNode one, JsonNode other) {
    for (JsonNode identifier : one) {
      String scheme = identifier.path("identifier_scheme").asText();
      Set<String> here = numbers(scheme, one);
      Set<String> there = numbers(scheme, other);
      if (!there.isEmpty() && !here.containsAll(there) && !there.containsAll(here)) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> numbers(String scheme, JsonNode identifiers) {
    Set<String> numbers = new TreeSet<>();
    for (JsonNode identifier : identifiers) {
      if (identifier.path("identifier_scheme").asText().equals(scheme)) {
        numbers.add(NameForm.identifier(scheme, identifier.path("identifier").asText()));
      }
    }
    return numbers;
  }

  private static boolean holds(String field, JsonNode list, JsonNode part) {
    for (JsonNode wanted : part) {
      boolean found = false;
      for (JsonNode item : list) {
        found = found || areAlike(field, item, wanted);
      }
      if (!found) {
        return false;
      }
    }
    return true;
  }

  private static boolean areAlike(String field, JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber() && POSITION.contains(field)) {
      return Math.abs(one.doubleValue() - other.doubleValue()) < SAME_PLACE;
    } else if (!one.isObject() || !other.isObject()) {
      return Spelling.form(field, one).equals(Spelling.form(field, other));
    }
    return switch (field) {
      case "phones" -> agreeOn("number", one, other);
      case "addresses" -> areAlikeAddresses(one, other);
      default -> agreeOnAllParts(one, other);
    };
  }

  /** With a postcode the number of the house says it all, however the street is written. */
  private static boolean areAlikeAddresses(JsonNode one, JsonNode other) {
    if (!one.hasNonNull("postal_code") || !other.hasNonNull("postal_code")) {
      return agreeOnAllParts(one, other);
    }
    String here = digits(one.path("address_1").asText());
    String there = digits(other.path("address_1").asText());
    return agreeOn("postal_code", one, other)
        && (here.isEmpty() || there.isEmpty() || here.equals(there));
  }

  private static String digits(String line) {
    return line.replaceAll("\\D+", " ").strip();
  }

  /** A part that one of them leaves out is no contradiction. */
  private static boolean agreeOnAllParts(JsonNode one, JsonNode other) {
    return one.properties().stream()
        .allMatch(part -> !other.hasNonNull(part.getKey()) || agreeOn(part.getKey(), one, other));
  }

  private static boolean agreeOn(String part, JsonNode one, JsonNode other) {
    return Spelling.form(part, one.path(part)).equals(Spelling.form(part, other.path(part)));
  }
}
