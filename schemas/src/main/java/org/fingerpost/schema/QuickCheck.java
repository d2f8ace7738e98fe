package org.fingerpost.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A JSON Schema compiled to a chain of predicates. It is one-sided: what it allows is valid, what
 * it does not allow may be valid all the same and is for the validator library to judge.
 */
final class QuickCheck {
  private static final Set<String> NOTES =
      Set.of("$schema", "$id", "title", "description", "type", "then", "additionalProperties");

  private final Predicate<JsonNode> rule;

  private QuickCheck(Predicate<JsonNode> rule) {
    this.rule = rule;
  }

  static QuickCheck compile(JsonNode schema) {
    return new QuickCheck(rule(schema));
  }

  /** Whether the node is valid beyond doubt. */
  boolean surelyAllows(JsonNode node) {
    return rule.test(node);
  }

  private static Predicate<JsonNode> rule(JsonNode schema) {
    List<Predicate<JsonNode>> rules = new ArrayList<>();
    // First, because the others take the type for granted.
    if (schema.has("type")) {
      rules.add(type(schema.get("type").textValue()));
    }
    for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
      if (!NOTES.contains(keyword.getKey())) {
        rules.add(rule(schema, keyword.getKey(), keyword.getValue()));
      }
    }
    return all(rules);
  }

  private static Predicate<JsonNode> rule(JsonNode schema, String keyword, JsonNode value) {
    return switch (keyword) {
      case "$ref" -> rule(SchemaDocuments.resolved(schema));
      case "properties" -> properties(schema, value);
      case "required" -> required(value);
      case "items" -> items(rule(value));
      case "allOf" -> all(rules(value));
      case "if" -> conditional(rule(value), rule(schema.path("then")));
      case "const" -> value::equals;
      case "enum" -> oneOf(value);
      // What is plain by its format matches the pattern beside it.
      case "pattern" -> schema.has("format") ? node -> true : TextForms.matching(value.textValue());
      case "format" -> TextForms.plain(value.textValue());
      default -> limit(keyword, value);
    };
  }

  private static Predicate<JsonNode> limit(String keyword, JsonNode value) {
    int limit = value.asInt();
    return switch (keyword) {
      // A length counts code points; there are never more of them than chars.
      case "maxLength" -> node -> node.textValue().length() <= limit;
      case "minLength" -> node -> node.textValue().length() >= 2 * limit - 1;
      case "maxItems" -> node -> node.size() <= limit;
      case "minProperties" -> node -> node.size() >= limit;
      case "minimum" -> node -> node.doubleValue() >= limit;
      case "maximum" -> node -> node.doubleValue() <= limit;
      default ->
          throw new IllegalStateException(
              "a schema uses the keyword %s: teach it to QuickCheck".formatted(keyword));
    };
  }

  private static Predicate<JsonNode> type(String type) {
    return switch (type) {
      case "object" -> JsonNode::isObject;
      case "array" -> JsonNode::isArray;
      case "string" -> JsonNode::isTextual;
      case "boolean" -> JsonNode::isBoolean;
      case "integer" -> JsonNode::isIntegralNumber;
      default -> JsonNode::isNumber;
    };
  }

  private static Predicate<JsonNode> properties(JsonNode schema, JsonNode properties) {
    Map<String, Predicate<JsonNode>> rules = new HashMap<>();
    properties.properties().forEach(entry -> rules.put(entry.getKey(), rule(entry.getValue())));
    return schema.has("additionalProperties") ? closed(rules) : open(rules);
  }

  private static Predicate<JsonNode> closed(Map<String, Predicate<JsonNode>> rules) {
    return node -> {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        Predicate<JsonNode> rule = rules.get(field.getKey());
        if (rule == null || !rule.test(field.getValue())) {
          return false;
        }
      }
      return true;
    };
  }

  private static Predicate<JsonNode> open(Map<String, Predicate<JsonNode>> rules) {
    List<Predicate<JsonNode>> each = new ArrayList<>();
    rules.forEach(
        (name, rule) ->
            each.add(
                node -> {
                  JsonNode value = node.get(name);
                  return value == null || rule.test(value);
                }));
    return all(each);
  }

  private static Predicate<JsonNode> required(JsonNode names) {
    List<String> required = new ArrayList<>();
    names.forEach(name -> required.add(name.textValue()));
    return node -> {
      for (String name : required) {
        if (!node.has(name)) {
          return false;
        }
      }
      return true;
    };
  }

  private static Predicate<JsonNode> items(Predicate<JsonNode> rule) {
    return node -> {
      for (JsonNode item : node) {
        if (!rule.test(item)) {
          return false;
        }
      }
      return true;
    };
  }

  private static Predicate<JsonNode> conditional(
      Predicate<JsonNode> condition, Predicate<JsonNode> then) {
    return node -> !condition.test(node) || then.test(node);
  }

  private static Predicate<JsonNode> oneOf(JsonNode values) {
    Set<String> allowed = new HashSet<>();
    values.forEach(value -> allowed.add(value.textValue()));
    return node -> allowed.contains(node.textValue());
  }

  private static List<Predicate<JsonNode>> rules(JsonNode schemas) {
    List<Predicate<JsonNode>> rules = new ArrayList<>();
    schemas.forEach(schema -> rules.add(rule(schema)));
    return rules;
  }

  private static Predicate<JsonNode> all(List<Predicate<JsonNode>> rules) {
    if (rules.size() == 1) {
      return rules.get(0);
    }
    @SuppressWarnings("unchecked") // an array of the one type that it is filled with
    Predicate<JsonNode>[] each = rules.toArray(Predicate[]::new);
    return node -> {
      for (Predicate<JsonNode> rule : each) {
        if (!rule.test(node)) {
          return false;
        }
      }
      return true;
    };
  }
}
