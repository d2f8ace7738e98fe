package org.fingerpost.connector.descriptor;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.fingerpost.schema.Json;

/** Holds a descriptor against its JSON Schema. Sentences quote keys, never values. */
final class StructureCheck {
  private static final String RESOURCE = "member-descriptor.schema.json";

  private final JsonNode text;
  private final Schema schema;

  StructureCheck() {
    text = load();
    // Editors show this keyword's sentence too; without its name here the validator warns of it.
    Dialect dialect =
        Dialect.builder(Dialects.getDraft202012())
            .keyword(new NonValidationKeyword("patternErrorMessage"))
            .build();
    schema = SchemaRegistry.withDialect(dialect).getSchema(text);
  }

  void check(LocatedTree tree, Findings findings) {
    for (Error error : schema.validate(tree.root().node())) {
      LocatedTree.Branch branch = tree.branch(pointer(error.getInstanceLocation()));
      report(error, branch, findings);
    }
  }

  private void report(Error error, LocatedTree.Branch branch, Findings findings) {
    String what = branch.name().isEmpty() ? "the descriptor" : '"' + branch.name() + '"';
    JsonNode rules = rules(error);
    switch (error.getKeyword()) {
      case "additionalProperties" -> unknownKey(branch.get(error.getProperty()), rules, findings);
      case "required" ->
          findings.error(branch.keyPlace(), "%s needs \"%s\"", what, error.getProperty());
      case "dependentRequired" -> dependentKeys(branch, rules, findings);
      case "type" ->
          findings.error(branch.valuePlace(), "%s must be %s", what, types(rules.path("type")));
      case "enum" ->
          findings.error(
              branch.valuePlace(),
              "%s must be one of %s",
              what,
              String.join(", ", strings(rules.path("enum"))));
      case "pattern" ->
          findings.error(
              branch.valuePlace(), "%s: %s", what, rules.path("patternErrorMessage").asText());
      case "minProperties", "minItems", "minLength" ->
          findings.error(branch.valuePlace(), "%s is empty; %s", what, description(rules));
      case "maxProperties" ->
          findings.error(branch.keyPlace(), "%s has more than one key; keep one", what);
      default ->
          findings.error(
              branch.valuePlace(),
              "%s breaks the rule %s: %s",
              what,
              error.getKeyword() + " " + rules.path(error.getKeyword()),
              description(rules));
    }
  }

  private static void unknownKey(LocatedTree.Branch branch, JsonNode rules, Findings findings) {
    List<String> known = new ArrayList<>();
    rules.path("properties").fieldNames().forEachRemaining(known::add);
    findings.error(
        branch.keyPlace(),
        "\"%s\" is no key here%s",
        branch.name(),
        NearestWord.suggestion(branch.name(), known));
  }

  private static void dependentKeys(LocatedTree.Branch branch, JsonNode rules, Findings findings) {
    rules
        .path("dependentRequired")
        .properties()
        .forEach(
            entry -> {
              String needed = entry.getValue().path(0).asText();
              if (branch.get(entry.getKey()).isPresent() && !branch.get(needed).isPresent()) {
                findings.error(
                    branch.get(entry.getKey()).keyPlace(),
                    "\"%s\" needs \"%s\" beside it",
                    entry.getKey(),
                    needed);
              }
            });
  }

  /** The part of the schema that holds the keyword which was broken. */
  private JsonNode rules(Error error) {
    NodePath path = Objects.requireNonNull(error.getSchemaLocation().getFragment());
    JsonNode node = text;
    for (int i = 0; i < path.getNameCount(); i++) {
      String step = String.valueOf(path.getElement(i));
      if (i == path.getNameCount() - 1 && step.equals(error.getKeyword())) {
        return node;
      }
      node = node.isArray() ? node.path(Integer.parseInt(step)) : node.path(step);
    }
    return node;
  }

  private static String types(JsonNode type) {
    List<String> names = type.isArray() ? strings(type) : List.of(type.asText());
    return String.join(" or ", names.stream().map(StructureCheck::typeName).toList());
  }

  private static String typeName(String type) {
    return switch (type) {
      case "object" -> "a block of keys";
      case "array" -> "a list, such as [one, two]";
      case "string" -> "text";
      case "boolean" -> "true or false";
      case "integer" -> "a whole number";
      default -> "a " + type;
    };
  }

  private static List<String> strings(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static String description(JsonNode rules) {
    return rules.path("description").asText("see the descriptor reference");
  }

  private static JsonPointer pointer(NodePath path) {
    JsonPointer pointer = JsonPointer.empty();
    for (int i = 0; i < path.getNameCount(); i++) {
      pointer =
          path.getElement(i) instanceof Integer index
              ? pointer.appendIndex(index)
              : pointer.appendProperty(String.valueOf(path.getElement(i)));
    }
    return pointer;
  }

  private static JsonNode load() {
    try (InputStream stream =
        Objects.requireNonNull(StructureCheck.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      return Json.MAPPER.readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
