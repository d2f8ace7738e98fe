package org.fingerpost.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RecordValidatorTest {
  private static final RecordValidator VALIDATOR = new RecordValidator();

  @ParameterizedTest
  @EnumSource
  void a_full_record_of_each_kind_is_valid(Kind kind) {
    assertThat(VALIDATOR.validate(kind, Examples.of(kind))).isEmpty();
    assertThat(VALIDATOR.violations(kind, Examples.of(kind))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void the_example_of_each_kind_uses_every_field_of_its_schema(Kind kind) {
    assertThat(fieldNames(Examples.of(kind)))
        .isEqualTo(new TreeSet<>(SharedSchema.fields(kind).keySet()));
  }

  @ParameterizedTest
  @EnumSource
  void a_record_that_lacks_a_required_field_says_which(Kind kind) {
    for (String field : SharedSchema.requiredFields(kind)) {
      ObjectNode record = Examples.of(kind);
      record.remove(field);
      assertThat(VALIDATOR.validate(kind, record))
          .singleElement()
          .satisfies(
              violation -> {
                assertThat(violation.path()).isEqualTo(field);
                assertThat(violation.reason()).isEqualTo("schema.required");
                assertThat(violation.sentence()).contains("needs the field " + field);
              });
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_field_that_the_schema_does_not_know_is_refused(Kind kind) {
    ObjectNode record = Examples.of(kind);
    record.put("colour", "blue");
    assertThat(reasons(kind, record)).containsExactly("schema.unknown-field");
  }

  @ParameterizedTest
  @EnumSource
  void null_is_refused_in_every_field(Kind kind) {
    for (String field : SharedSchema.fields(kind).keySet()) {
      ObjectNode record = Examples.of(kind);
      record.putNull(field);
      assertThat(VALIDATOR.validate(kind, record)).as(field).isNotEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/addresses/0/postal_code, 12345, addresses[0].postal_code, schema.form",
    "/phones/0/number, ring us, phones[0].number, schema.form",
    "/email, nobody at home, email, schema.form",
    "/website, javascript:alert(1), website, schema.form",
    "/districts/0, E07000001, districts[0], schema.vocabulary",
    "/groups_served/1, everybody, groups_served[1], schema.vocabulary",
    "/status, asleep, status, schema.vocabulary",
    "/last_confirmed, 2026-02-30, last_confirmed, schema.form",
    "/year_incorporated, long ago, year_incorporated, schema.type",
    "/name, '', name, schema.length",
    "/organization_identifiers/0/identifier, applied for, organization_identifiers[0].identifier,"
        + " schema.form"
  })
  void a_wrong_value_is_refused_by_path_and_reason_and_never_quoted(
      String pointer, String value, String path, String reason) {
    ObjectNode record = Examples.of(Kind.ORGANIZATION);
    put(record, pointer, value);
    List<Violation> violations = VALIDATOR.validate(Kind.ORGANIZATION, record);
    assertThat(violations).extracting(Violation::path).containsOnly(path);
    assertThat(violations).extracting(Violation::reason).contains(reason);
    if (!value.isEmpty()) {
      assertThat(violations.toString()).doesNotContain(value);
    }
  }

  @ParameterizedTest
  @CsvSource({"WR1 2AB", "wr12ab", "WR1  2AB", "B97 4AB", "SW1A 1AA", "' WR1 2AB '"})
  void a_postcode_is_taken_however_it_is_spaced(String postcode) {
    ObjectNode record = Examples.of(Kind.ORGANIZATION);
    put(record, "/addresses/0/postal_code", postcode);
    assertThat(VALIDATOR.validate(Kind.ORGANIZATION, record)).isEmpty();
  }

  @Test
  void every_reason_is_a_short_name_for_a_metric() {
    ObjectNode record = Json.object().put("name", "").put("status", 3).put("secret", "x");
    assertThat(reasons(Kind.ORGANIZATION, record)).allMatch(r -> r.matches("schema\\.[a-z-]+"));
  }

  @Test
  void reading_the_example_of_an_accented_name_is_no_trouble() {
    ObjectNode record =
        Json.readObject("{\"name\":\"Café Ŵyn \\uD83D\\uDE00\"}".getBytes(StandardCharsets.UTF_8));
    assertThat(VALIDATOR.validate(Kind.ORGANIZATION, record)).isEmpty();
  }

  private static List<String> reasons(Kind kind, ObjectNode record) {
    return VALIDATOR.validate(kind, record).stream().map(Violation::reason).toList();
  }

  private static Set<String> fieldNames(ObjectNode record) {
    Set<String> names = new TreeSet<>();
    for (Map.Entry<String, JsonNode> field : record.properties()) {
      names.add(field.getKey());
    }
    return names;
  }

  private static void put(ObjectNode record, String pointer, String value) {
    int slash = pointer.lastIndexOf('/');
    JsonNode parent = record.at(pointer.substring(0, slash));
    String last = pointer.substring(slash + 1);
    if (parent instanceof ObjectNode object) {
      object.put(last, value);
    } else {
      ((com.fasterxml.jackson.databind.node.ArrayNode) parent)
          .set(Integer.parseInt(last), Json.MAPPER.getNodeFactory().textNode(value));
    }
  }
}
