package org.fingerpost.connector.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.fingerpost.schema.Vocabularies;
import org.fingerpost.schema.Vocabularies.Vocabulary;

/** Tells from a JSON Schema what a value is. */
final class ValueTypes {
  private ValueTypes() {}

  /**
   * What a value is.
   *
   * @param node as the schema has it, perhaps a reference to a shared part
   * @param resolved what the reference stands for
   */
  static ValueType of(String dotted, JsonNode node, JsonNode resolved) {
    return switch (resolved.path("type").asText()) {
      case "integer" -> ValueType.INTEGER;
      case "number" -> ValueType.NUMBER;
      case "boolean" -> ValueType.BOOLEAN;
      default -> text(dotted, node, resolved);
    };
  }

  private static ValueType text(String dotted, JsonNode node, JsonNode resolved) {
    return switch (dotted) {
      case "phones.number" -> ValueType.PHONE;
      case "organization_identifiers.identifier" -> ValueType.IDENTIFIER;
      case "schedules.opens_at", "schedules.closes_at" -> ValueType.TIME;
      default -> byPart(node, resolved);
    };
  }

  private static ValueType byPart(JsonNode node, JsonNode resolved) {
    String reference = node.path("$ref").asText();
    return switch (reference.substring(reference.lastIndexOf('/') + 1)) {
      case "email" -> ValueType.EMAIL;
      case "web_address" -> ValueType.WEB_ADDRESS;
      case "postcode" -> ValueType.POSTCODE;
      case "date" -> ValueType.DATE;
      case "moment" -> ValueType.DATE_TIME;
      case "reference" -> ValueType.REFERENCE;
      default -> resolved.has("enum") ? ValueType.CODE : ValueType.TEXT;
    };
  }

  /**
   * The schema's own words, and for a vocabulary the names of its terms, with the value of each.
   */
  static Map<String, String> codes(JsonNode resolved) {
    Map<String, String> codes = new LinkedHashMap<>();
    resolved.path("enum").forEach(code -> codes.put(code.asText(), code.asText()));
    vocabulary(codes.keySet().stream().findFirst())
        .ifPresent(found -> found.terms().forEach(term -> codes.put(term.name(), term.id())));
    return codes;
  }

  private static Optional<Vocabulary> vocabulary(Optional<String> term) {
    return Vocabularies.all().stream()
        .filter(vocabulary -> term.flatMap(vocabulary::term).isPresent())
        .findFirst();
  }
}
