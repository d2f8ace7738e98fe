package org.fingerpost.connector.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.fingerpost.schema.Kind;

/** The fields that the shared schema has for a kind, as its JSON Schema says. */
public final class SharedFields {
  private static final Pattern SCHEME = Pattern.compile("[A-Z]{2,3}-[A-Z0-9]+");
  private static final String IDENTIFIERS = "organization_identifiers";

  private static final Map<Kind, SharedFields> BY_KIND = new EnumMap<>(Kind.class);

  static {
    for (Kind kind : Kind.values()) {
      BY_KIND.put(kind, new SharedFields(KindSchema.load(kind)));
    }
  }

  private final KindSchema schema;
  private final Map<String, JsonNode> fields = new LinkedHashMap<>();
  private final List<String> required = new ArrayList<>();

  private SharedFields(KindSchema schema) {
    this.schema = schema;
    schema.properties().forEach(entry -> fields.put(entry.getKey(), entry.getValue()));
    schema.required().forEach(required::add);
  }

  /** The fields of that kind. */
  public static SharedFields of(Kind kind) {
    return BY_KIND.get(kind);
  }

  /** The top-level fields, in the schema's order. */
  public Set<String> names() {
    return Collections.unmodifiableSet(fields.keySet());
  }

  /** The top-level fields that every record has. */
  public List<String> required() {
    return Collections.unmodifiableList(required);
  }

  /** The parts of a field that holds objects; none for any other. */
  public List<String> parts(String field) {
    List<String> parts = new ArrayList<>();
    objectOf(field).path("properties").fieldNames().forEachRemaining(parts::add);
    return parts;
  }

  /** What the dotted name of a mapping means; empty when the kind has no such field. */
  public Optional<Target> target(String dotted) {
    int dot = dotted.indexOf('.');
    String field = dot < 0 ? dotted : dotted.substring(0, dot);
    if (!fields.containsKey(field)) {
      return Optional.empty();
    }
    Target.Container container = container(field);
    if (dot < 0) {
      ValueType type = type(field, valueOf(field));
      return Optional.of(new Target(field, container, Optional.empty(), Optional.empty(), type));
    }
    return part(field, container, dotted.substring(dot + 1));
  }

  private Optional<Target> part(String field, Target.Container container, String part) {
    JsonNode properties = objectOf(field).path("properties");
    if (properties.has(part)) {
      ValueType type = type(field + "." + part, schema.resolve(properties.get(part)));
      return Optional.of(new Target(field, container, Optional.of(part), Optional.empty(), type));
    }
    return field.equals(IDENTIFIERS) && SCHEME.matcher(part).matches()
        ? Optional.of(
            new Target(
                field,
                container,
                Optional.of("identifier"),
                Optional.of(part),
                ValueType.IDENTIFIER))
        : Optional.empty();
  }

  private Target.Container container(String field) {
    JsonNode node = schema.resolve(fields.get(field));
    if (isType(node, "array")) {
      return isType(schema.resolve(node.path("items")), "object")
          ? Target.Container.OBJECTS
          : Target.Container.VALUES;
    }
    return isType(node, "object") ? Target.Container.OBJECT : Target.Container.VALUE;
  }

  private JsonNode valueOf(String field) {
    JsonNode node = schema.resolve(fields.get(field));
    return isType(node, "array") ? schema.resolve(node.path("items")) : node;
  }

  private JsonNode objectOf(String field) {
    return fields.containsKey(field) ? valueOf(field) : schema.resolve(null);
  }

  private static boolean isType(JsonNode node, String type) {
    return node.path("type").asText().equals(type)
        || (type.equals("object") && node.has("properties"));
  }

  private static ValueType type(String dotted, JsonNode node) {
    return switch (node.path("type").asText()) {
      case "integer" -> ValueType.INTEGER;
      case "number" -> ValueType.NUMBER;
      case "boolean" -> ValueType.BOOLEAN;
      default -> textType(dotted, node);
    };
  }

  private static ValueType textType(String dotted, JsonNode node) {
    if (dotted.endsWith("_id")) {
      return ValueType.REFERENCE;
    }
    return switch (dotted) {
      case "phones.number" -> ValueType.PHONE;
      case "addresses.postal_code" -> ValueType.POSTCODE;
      case IDENTIFIERS + ".identifier" -> ValueType.IDENTIFIER;
      default -> formatType(node);
    };
  }

  private static ValueType formatType(JsonNode node) {
    return switch (node.path("format").asText()) {
      case "email" -> ValueType.EMAIL;
      case "uri", "iri", "uri-reference" -> ValueType.WEB_ADDRESS;
      case "date" -> ValueType.DATE;
      case "date-time" -> ValueType.DATE_TIME;
      case "time" -> ValueType.TIME;
      default -> node.has("enum") ? ValueType.CODE : ValueType.TEXT;
    };
  }
}
