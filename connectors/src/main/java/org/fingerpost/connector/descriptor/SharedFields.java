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
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.Vocabularies;

/** The fields that the shared schema has for a kind, as its JSON Schema says. */
public final class SharedFields {
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

  /** The parts without which an object of a field is worth nothing; none for any other field. */
  public List<String> requiredParts(String field) {
    List<String> parts = new ArrayList<>();
    objectOf(field).path("required").forEach(part -> parts.add(part.asText()));
    return parts;
  }

  /** What the dotted name of a mapping means; empty when the kind has no such field. */
  public Optional<Target> target(String dotted) {
    int dot = dotted.indexOf('.');
    String field = dot < 0 ? dotted : dotted.substring(0, dot);
    if (!fields.containsKey(field)) {
      return Optional.empty();
    }
    return dot < 0
        ? Optional.of(target(field, Optional.empty(), Optional.empty(), single(field)))
        : part(field, dotted.substring(dot + 1));
  }

  private Optional<Target> part(String field, String part) {
    JsonNode properties = objectOf(field).path("properties");
    if (properties.has(part)) {
      return Optional.of(target(field, Optional.of(part), Optional.empty(), properties.get(part)));
    }
    return field.equals(IDENTIFIERS) && Vocabularies.identifierSchemes().containsKey(part)
        ? Optional.of(
            target(
                field, Optional.of("identifier"), Optional.of(part), properties.path("identifier")))
        : Optional.empty();
  }

  private Target target(
      String field, Optional<String> part, Optional<String> scheme, JsonNode node) {
    String dotted = field + part.map(name -> "." + name).orElse("");
    return new Target(
        field,
        container(field),
        part,
        scheme,
        ValueTypes.of(dotted, node, schema.resolve(node)),
        ValueTypes.codes(schema.resolve(node)));
  }

  private Target.Container container(String field) {
    JsonNode node = schema.resolve(fields.get(field));
    boolean parts = isObject(valueOf(field));
    if (node.path("type").asText().equals("array")) {
      return parts ? Target.Container.OBJECTS : Target.Container.VALUES;
    }
    return parts ? Target.Container.OBJECT : Target.Container.VALUE;
  }

  /** The schema of a single value: of the field itself, or of an item of its list. */
  private JsonNode single(String field) {
    JsonNode node = schema.resolve(fields.get(field));
    return node.path("type").asText().equals("array") ? node.path("items") : fields.get(field);
  }

  private JsonNode valueOf(String field) {
    return schema.resolve(single(field));
  }

  private JsonNode objectOf(String field) {
    return fields.containsKey(field) ? valueOf(field) : schema.resolve(null);
  }

  private static boolean isObject(JsonNode node) {
    return node.path("type").asText().equals("object");
  }
}
