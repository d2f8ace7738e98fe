package org.fingerpost.schema.openreferral;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.fingerpost.schema.JointRecord;
import org.fingerpost.schema.JointRecords;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.SharedData;
import org.fingerpost.schema.Visibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is published is valid by the schemas that the standard's own validator applies. */
class OpenReferralStandardTest {
  private static final String PROFILE = "standards/oruk-3.0/";
  private static final String VALIDATOR = "standards/validator-schemas/V3.0-UK/";
  private static final OpenReferralView VIEW =
      OpenReferralViewTest.viewOf(
          JointRecords.allPublic(Kind.ORGANIZATION), JointRecords.allPublic(Kind.LOCATION));

  @ParameterizedTest
  @ValueSource(strings = {PROFILE, VALIDATOR})
  void a_service_is_valid(String folder) throws IOException {
    for (JointRecord joint : List.of(full(Kind.SERVICE), bare(Kind.SERVICE))) {
      ObjectNode view = VIEW.service(joint).orElseThrow();
      assertValid(folder + "service.json", view);
      assertValid(folder + "service_with_definitions.json", view);
      assertValid(folder + "service_list.json", listed(folder, view));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {PROFILE, VALIDATOR})
  void an_organisation_is_valid(String folder) throws IOException {
    for (JointRecord joint : List.of(full(Kind.ORGANIZATION), bare(Kind.ORGANIZATION))) {
      ObjectNode view = VIEW.organization(joint).orElseThrow();
      assertValid(folder + "organization.json", view);
      assertValid(folder + "organization_list.json", view);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {PROFILE, VALIDATOR})
  void a_service_at_a_location_is_valid_by_its_own_schema_and_by_that_of_a_service(String folder)
      throws IOException {
    ObjectNode view = VIEW.serviceAtLocation(full(Kind.SERVICE)).orElseThrow();
    assertValid(folder + "service_at_location.json", view);
    assertValid(folder + "service_at_location_list.json", listed(folder, view));
    // The standard's OpenAPI points service_at_location at the schema of a service.
    assertValid(folder + "service.json", view);
  }

  @Test
  void a_location_is_valid_within_a_service() throws IOException {
    JsonNode schema =
        read(VALIDATOR + "service.json")
            .at("/properties/service_at_locations/items/properties/location");
    assertThat(errors(schema, VIEW.location(full(Kind.LOCATION)).orElseThrow())).isEmpty();
    assertThat(errors(schema, VIEW.location(bare(Kind.LOCATION)).orElseThrow())).isEmpty();
  }

  @Test
  void taxonomies_and_their_terms_are_valid() throws IOException {
    for (ObjectNode taxonomy : OpenReferralView.taxonomies()) {
      assertValid(VALIDATOR + "taxonomy.json", taxonomy);
      assertValid(VALIDATOR + "taxonomy_list.json", page(taxonomy));
    }
    for (ObjectNode term : OpenReferralView.taxonomyTerms()) {
      assertValid(VALIDATOR + "taxonomy_term.json", term);
      assertValid(VALIDATOR + "taxonomy_term_list.json", page(term));
    }
  }

  @Test
  void a_service_without_status_is_found_wanting_so_that_the_schemas_are_known_to_bite()
      throws IOException {
    ObjectNode view = VIEW.service(full(Kind.SERVICE)).orElseThrow();
    view.remove("status");
    view.putNull("email");
    assertThat(errors(read(VALIDATOR + "service.json"), view)).hasSize(2);
  }

  private static JointRecord full(Kind kind) {
    return JointRecords.referring(kind);
  }

  /** The least that is published: a name, and an address without its parts. */
  private static JointRecord bare(Kind kind) {
    ObjectNode fields = Json.object().put("name", "Bare");
    fields.put("organization_id", JointRecords.id(Kind.ORGANIZATION).toString());
    fields.putArray("addresses").addObject().put("postal_code", "WR1 2AB");
    return JointRecords.with(kind, fields, Visibility.PUBLIC);
  }

  /** The profile's schemas of lists describe an item, the validator's the whole page. */
  private static ObjectNode listed(String folder, ObjectNode item) {
    return folder.equals(VALIDATOR) ? page(item) : item;
  }

  private static ObjectNode page(ObjectNode item) {
    ObjectNode page = Json.object().put("total_items", 1).put("total_pages", 1);
    page.put("page_number", 1).put("size", 1).put("first_page", true).put("last_page", true);
    page.put("empty", false).putArray("contents").add(item);
    return page;
  }

  private static void assertValid(String schema, JsonNode node) throws IOException {
    assertThat(errors(read(schema), node)).as(schema).isEmpty();
  }

  private static List<String> errors(JsonNode schema, JsonNode node) {
    SchemaRegistryConfig config =
        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
    Schema compiled =
        SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(config))
            .getSchema(schema);
    Stream<Error> errors = compiled.validate(node).stream();
    return errors.map(Error::toString).toList();
  }

  private static JsonNode read(String path) throws IOException {
    return Json.MAPPER.readTree(Files.readAllBytes(SharedData.require(path)));
  }
}
