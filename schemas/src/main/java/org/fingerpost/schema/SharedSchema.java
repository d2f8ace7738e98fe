package org.fingerpost.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The fields of each kind, as its JSON Schema lists them. */
public final class SharedSchema {
  private static final Map<String, String> VOCABULARY_OF_PART =
      Map.of(
          "infrastructure_service", Vocabularies.INFRASTRUCTURE_SERVICES,
          "district", Vocabularies.DISTRICTS,
          "group_served", Vocabularies.GROUPS_SERVED,
          "activity_type", Vocabularies.ACTIVITY_TYPES);

  private static final Map<Kind, Map<String, FieldShape>> FIELDS = allFields();

  private SharedSchema() {}

  /** The top-level fields of the kind by name, in the order of the schema. */
  public static Map<String, FieldShape> fields(Kind kind) {
    return FIELDS.get(kind);
  }

  /** The names of the fields that a record of this kind cannot do without. */
  public static List<String> requiredFields(Kind kind) {
    return fields(kind).values().stream()
        .filter(FieldShape::required)
        .map(FieldShape::name)
        .toList();
  }

  /** The JSON Schema of the kind, a copy. */
  public static ObjectNode jsonSchema(Kind kind) {
    return SchemaDocuments.named(kind.wireName()).deepCopy();
  }

  private static Map<Kind, Map<String, FieldShape>> allFields() {
    Map<Kind, Map<String, FieldShape>> fields = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      fields.put(kind, fieldsIn(SchemaDocuments.named(kind.wireName())));
    }
    return fields;
  }

  private static Map<String, FieldShape> fieldsIn(ObjectNode schema) {
    List<String> required = new ArrayList<>();
    schema.path("required").forEach(name -> required.add(name.textValue()));
    Map<String, FieldShape> fields = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : schema.get("properties").properties()) {
      String name = entry.getKey();
      fields.put(name, shape(name, entry.getValue(), required.contains(name)));
    }
    return Collections.unmodifiableMap(fields);
  }

  private static FieldShape shape(String name, JsonNode schema, boolean required) {
    JsonNode resolved = SchemaDocuments.resolved(schema);
    JsonNode items = resolved.path("items");
    String part = partName(items.isMissingNode() ? schema : items);
    return new FieldShape(
        name,
        schema.path("title").asText(resolved.path("title").asText(name)),
        type(resolved),
        items.isMissingNode()
            ? Optional.empty()
            : Optional.of(type(SchemaDocuments.resolved(items))),
        required,
        Optional.ofNullable(VOCABULARY_OF_PART.get(part)),
        part.equals("reference"));
  }

  private static String partName(JsonNode schema) {
    String ref = schema.path("$ref").asText();
    return ref.substring(ref.lastIndexOf('/') + 1);
  }

  private static FieldShape.Type type(JsonNode schema) {
    String type = schema.path("type").asText();
    return switch (type) {
      case "string" -> FieldShape.Type.TEXT;
      case "array" -> FieldShape.Type.LIST;
      default -> FieldShape.Type.valueOf(type.toUpperCase(Locale.ROOT));
    };
  }
}
