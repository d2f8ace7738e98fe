package org.fingerpost.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.fingerpost.schema.Vocabularies.Term;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabulariesTest {
  private static final JsonNode DEFINITIONS = SchemaDocuments.named("definitions").get("$defs");

  @Test
  void the_schemas_allow_the_terms_of_the_vocabularies_and_no_others() {
    Map.of(
            "infrastructure_service", Vocabularies.INFRASTRUCTURE_SERVICES,
            "district", Vocabularies.DISTRICTS,
            "group_served", Vocabularies.GROUPS_SERVED,
            "activity_type", Vocabularies.ACTIVITY_TYPES)
        .forEach(
            (part, vocabulary) ->
                assertThat(texts(DEFINITIONS.get(part).get("enum")))
                    .containsExactlyElementsOf(
                        Vocabularies.of(vocabulary).terms().stream().map(Term::id).toList()));
  }

  @Test
  void the_schema_of_an_identifier_knows_every_scheme_and_its_pattern() {
    JsonNode identifier = DEFINITIONS.get("organization_identifier");
    assertThat(texts(identifier.at("/properties/identifier_scheme/enum")))
        .containsExactlyElementsOf(Vocabularies.identifierSchemes().keySet());
    for (JsonNode rule : identifier.get("allOf")) {
      String scheme = rule.at("/if/properties/identifier_scheme/const").asText();
      assertThat(rule.at("/then/properties/identifier/pattern").asText())
          .isEqualTo(Vocabularies.identifierSchemes().get(scheme).pattern().pattern());
    }
  }

  @Test
  void there_are_five_services_and_six_districts() {
    assertThat(Vocabularies.infrastructureServices().terms()).hasSize(5);
    assertThat(Vocabularies.districts().terms()).hasSize(6);
    assertThat(Vocabularies.districts().term("E07000239").orElseThrow().name())
        .isEqualTo("Wyre Forest");
    assertThat(Vocabularies.activityTypes().terms()).hasSize(4);
  }

  @Test
  void the_districts_are_those_that_the_register_of_local_authorities_lists() throws Exception {
    try (Stream<String> lines =
        Files.lines(SharedData.require("standards/geo/worcestershire_local_authorities.csv"))) {
      List<String> codes =
          lines
              .map(line -> line.split(",", 5))
              .filter(cells -> cells[3].startsWith("E07"))
              .map(cells -> cells[3] + " " + cells[2])
              .toList();
      assertThat(Vocabularies.districts().terms())
          .extracting(term -> term.id() + " " + term.name())
          .containsExactlyInAnyOrderElementsOf(codes);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "older-people, older-people",
    "Older People, older-people",
    "older_people, older-people",
    "LGBT+ people, lgbt-people",
    "Black & minority ethnic communities, black-and-minority-ethnic-communities"
  })
  void a_term_is_found_by_its_id_or_name_however_it_is_written(String text, String id) {
    assertThat(Vocabularies.groupsServed().find(text)).map(Term::id).contains(id);
  }

  @Test
  void what_is_no_term_is_not_found() {
    assertThat(Vocabularies.groupsServed().find("astronauts")).isEmpty();
    assertThat(Vocabularies.groupsServed().find("")).isEmpty();
    assertThatThrownBy(() -> Vocabularies.of("colours")).hasMessageContaining("colours");
  }

  @ParameterizedTest
  @CsvSource({
    "GB-CHC, 1234567, 1234567",
    "GB-CHC, ' 234567 ', 234567",
    "GB-CHC, 1234567-1, 1234567-1",
    "GB-COH, 1234567, 01234567",
    "GB-COH, 01234567, 01234567",
    "GB-COH, ip12345r, IP12345R",
    "GB-SC, SC012345, SC012345",
    "GB-SC, 12345, SC012345",
    "GB-NIC, NIC 100019, 100019"
  })
  void two_spellings_of_a_number_become_the_one_of_the_register(
      String scheme, String text, String registered) {
    assertThat(Vocabularies.identifierSchemes().get(scheme).registered(text)).contains(registered);
  }

  @ParameterizedTest
  @CsvSource({"GB-CHC, applied for", "GB-CHC, 0", "GB-COH, n/a", "GB-UKPRN, 20000346"})
  void what_cannot_be_a_number_of_the_register_is_none(String scheme, String text) {
    assertThat(Vocabularies.identifierSchemes().get(scheme).registered(text)).isEmpty();
  }

  @Test
  void a_scheme_takes_the_examples_that_its_own_register_gives() throws Exception {
    for (IdentifierScheme scheme : Vocabularies.identifierSchemes().values()) {
      String file = "standards/orgid/" + scheme.id().toLowerCase(java.util.Locale.ROOT) + ".json";
      JsonNode register = Json.MAPPER.readTree(Files.readAllBytes(SharedData.require(file)));
      for (String example : register.at("/access/exampleIdentifiers").asText().split(",", -1)) {
        if (!example.isBlank()) {
          assertThat(scheme.registered(example)).as(scheme.id() + " " + example).isNotEmpty();
        }
      }
    }
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }
}
