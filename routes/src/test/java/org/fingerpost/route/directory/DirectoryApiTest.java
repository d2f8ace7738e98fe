package org.fingerpost.route.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.fingerpost.connector.PublishedSchemas;
import org.fingerpost.route.web.HubServer;
import org.fingerpost.schema.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryApiTest {
  private static DirectoryDatabase database;
  private static HubServer server;

  @BeforeAll
  static void start() {
    database = DirectoryDatabase.start();
    server = HubServer.start(Preview.routes(database));
  }

  @AfterAll
  static void stop() {
    server.close();
    database.close();
  }

  @BeforeEach
  void fill() {
    database.clear();
    Preview.fill(database);
  }

  @Test
  void the_api_says_what_it_is() {
    assertMeets("validator-schemas/V3.0-UK/api_details.json", get("/oruk/v3/"));
    assertThat(get("/oruk/v3").path("version").asText()).isEqualTo("HSDS-UK-3.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"oruk-3.0/", "validator-schemas/V3.0-UK/"})
  void every_service_meets_the_standard(String folder) {
    for (JsonNode listed : get("/oruk/v3/services").path("contents")) {
      assertMeets(folder + "service.json", listed);
      JsonNode full = get("/oruk/v3/services/" + listed.path("id").asText());
      assertMeets(folder + "service.json", full);
      assertMeets("oruk-3.0/service_list.json", full);
      assertThat(full.path("organization_id").asText()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"oruk-3.0/", "validator-schemas/V3.0-UK/"})
  void every_service_at_its_location_meets_the_standard(String folder) {
    ObjectNode page = get("/oruk/v3/service_at_locations");
    assertMeets("validator-schemas/V3.0-UK/service_at_location_list.json", page);
    assertThat(page.path("total_items").asInt()).isEqualTo(1);
    for (JsonNode listed : page.path("contents")) {
      JsonNode full = get("/oruk/v3/service_at_locations/" + listed.path("id").asText());
      assertMeets(folder + "service_at_location.json", full);
      // The standard's OpenAPI points here at the schema of a service.
      assertMeets("oruk-3.0/service.json", full);
      assertThat(full.path("organization_id").asText()).isNotEmpty();
      assertThat(full.at("/location/addresses/0/postal_code").asText()).isEqualTo("WR11 4AB");
      assertThat(full.at("/service/schedules")).isNotEmpty();
      assertThat(listed.at("/service/schedules")).isEmpty();
    }
  }

  @Test
  void taxonomies_and_their_terms_meet_the_standard() {
    String folder = "validator-schemas/V3.0-UK/";
    ObjectNode taxonomies = get("/oruk/v3/taxonomies");
    assertMeets(folder + "taxonomy_list.json", taxonomies);
    for (JsonNode listed : taxonomies.path("contents")) {
      String id = listed.path("id").asText();
      JsonNode taxonomy = get("/oruk/v3/taxonomies/" + id);
      assertMeets(folder + "taxonomy.json", taxonomy);
      ObjectNode terms = get("/oruk/v3/taxonomy_terms?taxonomy_id=" + id);
      assertMeets(folder + "taxonomy_term_list.json", terms);
      assertThat(terms.path("contents")).isEqualTo(taxonomy.path("taxonomy_terms")).isNotEmpty();
      JsonNode first = terms.at("/contents/0");
      JsonNode term = get("/oruk/v3/taxonomy_terms/" + first.path("id").asText());
      assertMeets(folder + "taxonomy_term.json", term);
      assertThat(term).isEqualTo(first);
    }
  }

  @Test
  void locations_are_listed_and_found() {
    JsonNode listed = get("/oruk/v3/locations").at("/contents/0");
    assertThat(listed.path("name").asText()).isEqualTo("Vale Hall");
    JsonNode full = get("/oruk/v3/locations/" + listed.path("id").asText());
    assertThat(full.at("/addresses/0/city").asText()).isEqualTo("Evesham");
    assertThat(full.path("location_type").asText()).isEqualTo("physical");
  }

  @Test
  void an_organization_brings_its_services_along() {
    String address = "/oruk/v3/organizations/" + Example.id("Vale Befriending");
    assertThat(get(address).at("/services/1/name").asText()).isEqualTo("Telephone friends");
    assertThat(get(address).at("/services/1/schedules")).isEmpty();
    assertThat(get(address + "?full_service=true").at("/services/1/schedules")).isNotEmpty();
    assertMeets("oruk-3.0/organization.json", get(address + "?full_service=true"));
  }

  @Test
  void a_list_nests_nothing_unless_all_is_asked_for() {
    assertThat(get("/oruk/v3/services?search=telephone").at("/contents/0/schedules")).isEmpty();
    ObjectNode full = get("/oruk/v3/services?search=telephone&full=true");
    assertThat(full.at("/contents/0/schedules")).isNotEmpty();
    assertMeets("oruk-3.0/service.json", full.at("/contents/0"));
  }

  @Test
  void a_minimal_list_has_ids_and_dates_of_all_in_one_answer() {
    ObjectNode all = get("/oruk/v3/services?minimal=true&per_page=1");
    assertThat(all.path("total_items").asInt()).isEqualTo(2);
    assertThat(all.path("last_page").asBoolean()).isTrue();
    assertThat(all.path("contents")).hasSize(2);
    assertThat(all.at("/contents/0").fieldNames())
        .toIterable()
        .containsExactly("id", "modified_date");
    assertThat(get("/oruk/v3/services?minimal=true&search=xyzzy").path("contents")).isEmpty();
    assertThat(get("/oruk/v3/service_at_locations?minimal=true").at("/contents/0/id"))
        .isEqualTo(get("/oruk/v3/service_at_locations").at("/contents/0/id"));
  }

  @Test
  void lines_hold_everything_without_pages() throws IOException {
    HttpResponse<byte[]> response =
        raw("/oruk/v3/services?format=ndjson&per_page=1", "Accept-Encoding", "gzip");
    assertThat(response.headers().firstValue("Content-Type")).contains("application/x-ndjson");
    assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
    try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
      String[] lines = new String(plain.readAllBytes(), StandardCharsets.UTF_8).split("\n");
      assertThat(lines).hasSize(2);
      assertMeets(
          "oruk-3.0/service_list.json", Json.readObject(lines[0].getBytes(StandardCharsets.UTF_8)));
    }
    assertThat(raw("/oruk/v3/services?format=ndjson&search=xyzzy").body()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "postcode=WR11+4AB&proximity=3000,2",
    "postcode=WR11+4AB&proximity=3000&day=MO,1",
    "postcode=WR1&proximity=3000,0",
    "postcode=WR1&proximity=50000,2",
    "postcode=B97,0",
    "day=MO&start_time=09:00&end_time=13:00,1",
    "day=Monday&start_time=10:30,0",
    "minimum_age=60,1",
    "minimum_age=61,0",
    "minimum_age=50&search=lift,0",
    "maximum_age=99,0",
    "search=telefone,1"
  })
  void parameters_combine(String query, int expected) {
    assertThat(get("/oruk/v3/services?" + query).path("total_items").asInt()).isEqualTo(expected);
  }

  @Test
  void terms_and_taxonomies_find_services() {
    ObjectNode full = get("/oruk/v3/services?search=telephone&full=true");
    String term = full.at("/contents/0/attributes/0/taxonomy_term_id").asText();
    String taxonomy = full.at("/contents/0/attributes/0/taxonomy_term/taxonomy_id").asText();
    assertThat(names("/oruk/v3/services?taxonomy_term_id=" + term))
        .containsExactly("Telephone friends");
    assertThat(names("/oruk/v3/services?taxonomy_id=" + taxonomy))
        .containsExactly("Telephone friends");
  }

  @Test
  void its_own_document_describes_every_list_and_parameter() {
    ObjectNode document = get("/oruk/v3/openapi.json");
    assertThat(get("/oruk/v3/").path("openapi_url").asText())
        .isEqualTo(document.at("/servers/0/url").asText() + "/openapi.json");
    assertDescribed(document, "services", ApiParameters.SERVICES);
    assertDescribed(document, "service_at_locations", ApiParameters.SERVICE_AT_LOCATIONS);
    assertDescribed(document, "organizations", ApiParameters.ORGANIZATIONS);
    assertDescribed(document, "locations", ApiParameters.LOCATIONS);
    assertDescribed(document, "taxonomies", ApiParameters.TAXONOMIES);
    assertDescribed(document, "taxonomy_terms", ApiParameters.TAXONOMY_TERMS);
  }

  private static void assertDescribed(ObjectNode document, String list, Set<String> parameters) {
    JsonNode operation = document.at("/paths/~1" + list + "/get");
    assertThat(operation.at("/tags/0").asText()).isIn("Required", "Optional");
    assertThat(operation.path("parameters"))
        .extracting(parameter -> parameter.path("$ref").asText().replaceAll(".*/", ""))
        .containsExactlyInAnyOrderElementsOf(parameters);
    for (String name : parameters) {
      assertThat(document.at("/components/parameters/" + name + "/name").asText()).isEqualTo(name);
    }
    assertThat(document.at("/paths/~1" + list + "~1{id}/get").isObject()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"oruk-3.0/", "validator-schemas/V3.0-UK/"})
  void every_organization_meets_the_standard(String folder) {
    for (JsonNode listed : get("/oruk/v3/organizations").path("contents")) {
      assertMeets(folder + "organization_list.json", listed);
      JsonNode full = get("/oruk/v3/organizations/" + listed.path("id").asText());
      assertMeets(folder + "organization.json", full);
    }
  }

  @Test
  void the_list_of_services_meets_the_validators_schema() {
    assertMeets("validator-schemas/V3.0-UK/service_list.json", get("/oruk/v3/services"));
  }

  @Test
  void a_page_stands_in_the_standard_envelope() {
    ObjectNode page = get("/oruk/v3/organizations?per_page=2&page=2");
    assertThat(page.path("total_items").asInt()).isEqualTo(3);
    assertThat(page.path("total_pages").asInt()).isEqualTo(2);
    assertThat(page.path("page_number").asInt()).isEqualTo(2);
    assertThat(page.path("size").asInt()).isEqualTo(1);
    assertThat(page.path("first_page").asBoolean()).isFalse();
    assertThat(page.path("last_page").asBoolean()).isTrue();
    assertThat(page.path("empty").asBoolean()).isFalse();
    assertThat(page.path("contents")).hasSize(1);
  }

  @Test
  void a_page_beyond_the_last_is_empty_and_still_knows_the_total() {
    ObjectNode page = get("/oruk/v3/organizations?page=9");
    assertThat(page.path("total_items").asInt()).isEqualTo(3);
    assertThat(page.path("empty").asBoolean()).isTrue();
    assertThat(page.path("contents")).isEmpty();
  }

  @Test
  void the_pages_together_hold_every_record_once() {
    List<String> one = names("/oruk/v3/organizations?per_page=1&page=1");
    List<String> two = names("/oruk/v3/organizations?per_page=1&page=2");
    List<String> three = names("/oruk/v3/organizations?per_page=1&page=3");
    assertThat(List.of(one.get(0), two.get(0), three.get(0)))
        .containsExactly("Malvern Hills Men's Shed", "Redditch Debt Advice", "Vale Befriending");
  }

  @ParameterizedTest
  @CsvSource({
    "search=debts,Redditch Debt Advice",
    "search=ADVI,Redditch Debt Advice",
    "search=older+people,Vale Befriending",
    "search=the+debts+of,Redditch Debt Advice",
    "postcode=WR11,Vale Befriending",
    "postcode=wr11+4AB,Vale Befriending"
  })
  void organizations_are_found(String query, String name) {
    assertThat(names("/oruk/v3/organizations?" + query)).containsExactly(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "search=%27%29+OR+1%3D1--",
        "search=a%3A*%26%7C%21",
        "search=%5C%00",
        "search=%3C-%3E"
      })
  void no_search_can_be_read_as_anything_but_words(String query) {
    assertThat(server.get("/oruk/v3/services?" + query).statusCode()).isEqualTo(200);
  }

  @Test
  void services_of_one_organization_are_listed() {
    String id = Example.id("Vale Befriending").toString();
    assertThat(names("/oruk/v3/services?organization_id=" + id))
        .containsExactly("Lift to the doctor", "Telephone friends");
    String other = Example.id("Redditch Debt Advice").toString();
    assertThat(names("/oruk/v3/services?organization_id=" + other)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T09:30:00Z,3",
    "2026-11-22,3",
    "2026-11-22T09:30:01Z,0",
    "2026-11-22T10:30:00%2B01:00,3"
  })
  void only_what_was_modified_since_is_listed(String since, int expected) {
    assertThat(get("/oruk/v3/organizations?modified_after=" + since).path("total_items").asInt())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "per_page=101,from 1 to 100",
    "per_page=0,from 1 to 100",
    "page=minus,whole number",
    "colour=green,organization_id",
    "organization_id=7,UUID",
    "modified_after=yesterday,2026-11-22T09:30:00Z",
    "postcode=Evesham,WR11",
    "postcode=ZE1&proximity=100,Nobody told this hub where ZE1 is",
    "proximity=100,needs a postcode",
    "postcode=WR1&proximity=-1,number of metres",
    "postcode=WR1&proximity=9999999,at most 500000",
    "day=Someday,MO",
    "start_time=25:00,09:30",
    "minimum_age=old,number of years",
    "full=maybe,true or false",
    "format=xml,ndjson",
    "taxonomy_id=7,UUID",
    "page=1&page=2,give it once",
    "x,organization_id"
  })
  void what_is_not_understood_is_refused_with_what_would_be(String query, String sentence)
      throws IOException {
    HttpResponse<byte[]> response = raw("/oruk/v3/services?" + query);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(new String(response.body(), StandardCharsets.UTF_8)).contains(sentence);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/taxonomies/e4b3a3a0-0000-4000-8000-000000000000",
        "/service_at_locations/e4b3a3a0-0000-4000-8000-000000000000",
        "/services/7",
        "/organizations/e4b3a3a0-0000-4000-8000-000000000000",
        "/cats"
      })
  void an_unknown_address_is_a_problem_in_words(String path) {
    HttpResponse<String> response = server.get("/oruk/v3" + path);
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.body()).contains("detail");
  }

  @Test
  void an_organization_is_no_service() {
    String id = Example.id("Vale Befriending").toString();
    assertThat(server.get("/oruk/v3/services/" + id).statusCode()).isEqualTo(404);
  }

  @Test
  void an_id_that_was_merged_leads_to_its_successor() {
    UUID grandfather = UUID.randomUUID();
    UUID father = UUID.randomUUID();
    UUID heir = Example.id("Vale Befriending");
    database.merged(father, grandfather).merged(heir, father);
    HttpResponse<String> response = server.get("/oruk/v3/organizations/" + grandfather);
    assertThat(response.statusCode()).isEqualTo(308);
    assertThat(response.headers().firstValue("Location"))
        .contains("https://directory.example.org/oruk/v3/organizations/" + heir);
    assertThat(server.get("/oruk/v3/services/" + grandfather).statusCode()).isEqualTo(404);
  }

  @Test
  void an_id_that_leads_in_a_circle_is_unknown() {
    UUID one = UUID.randomUUID();
    UUID other = UUID.randomUUID();
    database.merged(one, other).merged(other, one);
    assertThat(server.get("/oruk/v3/organizations/" + one).statusCode()).isEqualTo(404);
  }

  @Test
  void an_unchanged_answer_is_not_sent_twice() {
    HttpResponse<String> first = server.get("/oruk/v3/organizations");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> second = server.get("/oruk/v3/organizations", "If-None-Match", tag);
    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(second.body()).isEmpty();
    database.holds(Example.organization("New Here"));
    assertThat(server.get("/oruk/v3/organizations", "If-None-Match", tag).statusCode())
        .isEqualTo(200);
  }

  @Test
  void a_long_answer_is_compressed_for_who_asks() throws IOException {
    HttpResponse<byte[]> response = raw("/oruk/v3/organizations", "Accept-Encoding", "gzip, br");
    assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
    try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
      assertThat(Json.readObject(plain.readAllBytes()).path("total_items").asInt()).isEqualTo(3);
    }
  }

  @Test
  void a_page_of_another_site_may_read_it() {
    HttpResponse<String> asked = server.get("/oruk/v3/services", "Origin", "https://example.org");
    assertThat(asked.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    HttpResponse<String> preflight =
        server.send("OPTIONS", "/oruk/v3/services", HttpResponse.BodyHandlers.ofString());
    assertThat(preflight.statusCode()).isEqualTo(204);
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods"))
        .contains("GET, HEAD, OPTIONS");
  }

  @Test
  void a_question_without_a_body_gets_the_same_headers() {
    HttpResponse<String> head =
        server.send("HEAD", "/oruk/v3/services", HttpResponse.BodyHandlers.ofString());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.headers().firstValue("ETag"))
        .isEqualTo(server.get("/oruk/v3/services").headers().firstValue("ETag"));
  }

  @Test
  void nothing_is_written_through_the_api() {
    assertThat(
            server
                .send("DELETE", "/oruk/v3/services", HttpResponse.BodyHandlers.ofString())
                .statusCode())
        .isEqualTo(405);
  }

  private static ObjectNode get(String path) {
    HttpResponse<String> response = server.get(path);
    assertThat(response.statusCode()).as(path + ": " + response.body()).isEqualTo(200);
    return Json.readObject(response.body().getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> names(String path) {
    return StreamSupport.stream(get(path).path("contents").spliterator(), false)
        .map(entity -> entity.path("name").asText())
        .toList();
  }

  /** As it goes over the wire, percent signs and all. */
  private static HttpResponse<byte[]> raw(String path, String... headers) throws IOException {
    return server.send("GET", path, HttpResponse.BodyHandlers.ofByteArray(), headers);
  }

  /** By the published schema; the test is skipped where that is not beside the project. */
  private static void assertMeets(String schema, JsonNode node) {
    PublishedSchemas.require().assertMeets(schema, node);
  }
}
