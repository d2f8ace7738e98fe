package org.fingerpost.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whoever reads the topics today must be able to read them after an upgrade. The schemas as they
 * were published stand in {@code baseline}; after a change that only adds, copy the new ones there.
 */
class SchemaCompatibilityTest {
  private static final Path BASELINE = Path.of("src/test/resources/baseline");

  @Test
  void no_schema_takes_back_what_it_promised() throws IOException {
    List<String> broken = new ArrayList<>();
    for (String name : names()) {
      ObjectNode before = Json.readObject(Files.readAllBytes(BASELINE.resolve(name)));
      ObjectNode now = SchemaDocuments.resource(name);
      compare(name, before, now, broken);
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void a_field_that_goes_and_a_rule_that_tightens_are_noticed() {
    ObjectNode before =
        schema(
            "{\"type\":\"object\",\"required\":[\"a\"],\"properties\":{\"a\":{\"type\":[\"string\",\"number\"]},\"b\":{\"enum\":[\"x\",\"y\"]},\"c\":{\"type\":\"array\",\"items\":{\"type\":\"string\",\"maxLength\":9}}}}");
    assertThat(found(before, before)).isEmpty();
    assertThat(found(before, schema("{\"type\":\"object\",\"properties\":{}}"))).hasSize(3);
    ObjectNode tighter =
        schema(
            "{\"type\":\"object\",\"required\":[\"a\",\"b\"],\"properties\":{\"a\":{\"type\":\"string\"},\"b\":{\"enum\":[\"x\"]},\"c\":{\"type\":\"array\",\"items\":{\"type\":\"string\",\"maxLength\":8,\"pattern\":\"^a\"}},\"d\":{}}}");
    assertThat(found(before, tighter))
        .containsExactlyInAnyOrder(
            "test requires b now",
            "test/a no longer takes number",
            "test/b no longer takes y",
            "test/c/items takes less: maxLength 8",
            "test/c/items has a pattern now");
  }

  private static List<String> found(ObjectNode before, ObjectNode now) {
    List<String> broken = new ArrayList<>();
    compare("test", before, now, broken);
    return broken;
  }

  private static ObjectNode schema(String json) {
    return Json.readObject(json.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(BASELINE)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static void compare(String at, JsonNode before, JsonNode now, List<String> broken) {
    for (String required : texts(now.path("required"))) {
      if (!texts(before.path("required")).contains(required)) {
        broken.add(at + " requires " + required + " now");
      }
    }
    taken(at, "type", before, now, broken);
    taken(at, "enum", before, now, broken);
    tightened(at, before, now, broken);
    descend(at, before.path("properties"), now.path("properties"), broken);
    descend(at + "/$defs", before.path("$defs"), now.path("$defs"), broken);
    if (before.has("items")) {
      compare(at + "/items", before.path("items"), now.path("items"), broken);
    }
  }

  private static void descend(String at, JsonNode before, JsonNode now, List<String> broken) {
    before
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (now.has(name)) {
                compare(at + '/' + name, before.get(name), now.get(name), broken);
              } else {
                broken.add(at + '/' + name + " is gone");
              }
            });
  }

  /** What is allowed now, of what was; nothing said means everything. */
  private static void taken(
      String at, String rule, JsonNode before, JsonNode now, List<String> broken) {
    if (!now.has(rule)) {
      return;
    }
    Set<String> allowed = texts(now.path(rule));
    if (!before.has(rule)) {
      broken.add(at + " has a rule of " + rule + " now");
    }
    for (String value : texts(before.path(rule))) {
      boolean isWidened = value.equals("integer") && allowed.contains("number");
      if (!allowed.contains(value) && !isWidened) {
        broken.add(at + " no longer takes " + value);
      }
    }
  }

  private static void tightened(String at, JsonNode before, JsonNode now, List<String> broken) {
    for (String most : List.of("maxLength", "maximum", "maxItems")) {
      boolean isLess =
          now.has(most)
              && (!before.has(most) || now.get(most).asDouble() < before.get(most).asDouble());
      if (isLess) {
        broken.add(at + " takes less: " + most + ' ' + now.get(most).asText());
      }
    }
    if (now.has("pattern") && !now.get("pattern").equals(before.path("pattern"))) {
      broken.add(at + " has a pattern now");
    }
    if (now.has("$ref") && before.has("$ref") && !now.get("$ref").equals(before.get("$ref"))) {
      broken.add(at + " refers to something else now");
    }
  }

  private static Set<String> texts(JsonNode list) {
    Set<String> texts = new TreeSet<>();
    if (list.isTextual()) {
      texts.add(list.asText());
    }
    list.forEach(value -> texts.add(value.asText()));
    return texts;
  }
}
