package org.fingerpost.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.Map;

/** Turns an error of the validator library into words for the person who can put it right. */
final class Violations {
  private static final String OTHER = "schema.other";
  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("required", "schema.required"),
          Map.entry("additionalProperties", "schema.unknown-field"),
          Map.entry("type", "schema.type"),
          Map.entry("enum", "schema.vocabulary"),
          Map.entry("pattern", "schema.form"),
          Map.entry("format", "schema.form"),
          Map.entry("minLength", "schema.length"),
          Map.entry("maxLength", "schema.length"),
          Map.entry("minimum", "schema.range"),
          Map.entry("maximum", "schema.range"),
          Map.entry("minProperties", "schema.empty"),
          Map.entry("maxItems", "schema.length"));

  private Violations() {}

  static Violation of(Kind kind, Error error) {
    NodePath at = error.getInstanceLocation();
    JsonNode schema = SchemaDocuments.named(kind.wireName());
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < at.getNameCount(); i++) {
      Object element = at.getElement(i);
      schema = SchemaDocuments.resolved(step(schema, element));
      append(path, element);
    }
    if (error.getProperty() != null) {
      schema = SchemaDocuments.resolved(step(schema, error.getProperty()));
      append(path, error.getProperty());
    }
    String field = path.toString();
    return new Violation(
        field, reason(error), sentence(kind, field, error.getKeyword(), schema) + hint(schema));
  }

  private static JsonNode step(JsonNode schema, Object element) {
    return element instanceof Integer
        ? schema.path("items")
        : schema.path("properties").path(element.toString());
  }

  private static void append(StringBuilder path, Object element) {
    if (element instanceof Integer) {
      path.append('[').append(element).append(']');
    } else {
      path.append(path.isEmpty() ? "" : ".").append(element);
    }
  }

  private static String reason(Error error) {
    return REASONS.getOrDefault(error.getKeyword(), OTHER);
  }

  private static String sentence(Kind kind, String field, String keyword, JsonNode schema) {
    String name = "the field " + field;
    return switch (keyword) {
      case "required" -> "A record of kind %s needs %s.".formatted(kind.wireName(), name);
      case "additionalProperties" ->
          "A record of kind %s has no field %s; correct the mapping."
              .formatted(kind.wireName(), field);
      case "type" ->
          "In %s stands something other than %s.".formatted(name, words(schema.path("type")));
      case "enum" -> "In %s stands none of the allowed terms.".formatted(name);
      case "minLength", "minProperties" -> "In %s stands nothing.".formatted(name);
      case "maxLength" ->
          "In %s stands more than %d characters.".formatted(name, schema.path(keyword).asInt());
      case "maxItems" ->
          "In %s stand more than %d entries.".formatted(name, schema.path(keyword).asInt());
      case "minimum", "maximum" ->
          "In %s stands a number outside %s to %s."
              .formatted(
                  name, schema.path("minimum").asText("any"), schema.path("maximum").asText("any"));
      default -> "What stands in %s does not have the right form.".formatted(name);
    };
  }

  private static String words(JsonNode type) {
    return switch (type.asText()) {
      case "string" -> "text";
      case "array" -> "a list";
      case "integer" -> "a whole number";
      case "number" -> "a number";
      case "boolean" -> "true or false";
      default -> "an object with fields";
    };
  }

  private static String hint(JsonNode schema) {
    String title = schema.path("title").asText();
    String description = schema.path("description").asText();
    String terms = schema.path("enum").isArray() ? " One of: " + terms(schema) + "." : "";
    String about = description.isEmpty() ? title : title + ": " + description;
    return about.isEmpty() ? terms : " (" + about + ")" + terms;
  }

  private static String terms(JsonNode schema) {
    StringBuilder terms = new StringBuilder();
    schema
        .path("enum")
        .forEach(term -> terms.append(terms.isEmpty() ? "" : ", ").append(term.asText()));
    return terms.toString();
  }
}
