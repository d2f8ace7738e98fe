package org.fingerpost.connector.openreferral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.fingerpost.connector.Pages;
import org.fingerpost.connector.Position;
import org.fingerpost.connector.SharedData;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.connector.descriptor.SystemDescriptor;
import org.fingerpost.connector.http.RemoteSystem;
import org.fingerpost.connector.http.RemoteSystem.Reply;
import org.fingerpost.connector.http.RemoteSystem.Request;
import org.fingerpost.connector.http.WebMember;
import org.fingerpost.schema.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenReferralConnectorTest {
  private static final String SERVICES = "path: services\nkey: id";

  private final Map<String, ObjectNode> services = new LinkedHashMap<>();
  private RemoteSystem directory;

  @BeforeEach
  void start() throws Exception {
    directory = new RemoteSystem(this::versionThree);
    for (int i = 1; i <= 3; i++) {
      service("s" + i, "Service " + i);
    }
  }

  @AfterEach
  void stop() {
    directory.close();
  }

  private void service(String id, String name) {
    services.put(id, Json.object().put("id", id).put("name", name));
  }

  /** Pages of two, whatever was asked for; the details say more than the list. */
  private Reply versionThree(Request request) {
    if (!request.path().equals("/services")) {
      ObjectNode found = services.get(request.path().substring("/services/".length()));
      return found == null
          ? Reply.status(404)
          : Reply.json(
              found.deepCopy().put("email", found.path("id").asText() + "@example.org").toString());
    }
    int page = request.number("page", 1);
    ObjectNode answer = Json.object();
    answer.put("total_items", services.size()).put("total_pages", (services.size() + 1) / 2);
    answer.put("page_number", page).put("last_page", page * 2 >= services.size());
    ArrayNode contents = answer.putArray("contents");
    services.values().stream().skip((page - 1) * 2L).limit(2).forEach(contents::add);
    return Reply.json(answer.toString());
  }

  @Test
  void every_service_comes_with_what_its_own_page_says() throws Exception {
    Pages pages = listing(member(SERVICES, "name: name\nemail: email", "name, email"));
    assertThat(pages.keys()).containsExactly("s1", "s2", "s3");
    assertThat(pages.fields("s2").toString())
        .isEqualTo("{\"email\":\"s2@example.org\",\"id\":\"s2\",\"name\":\"Service 2\"}");
    assertThat(directory.requests().get(0).query())
        .containsEntry("page", "1")
        .containsEntry("per_page", "100");
  }

  @Test
  void what_did_not_change_in_the_list_is_fetched_again_by_the_full_listing_alone()
      throws Exception {
    MemberDescriptor member = member(SERVICES, "name: name", "name");
    OpenReferralConnector connector = connector(member);
    Pages first = new Pages();
    connector.readChanges(dataset(member), Position.START, first);
    assertThat(first.keys()).hasSize(3);
    Position position = first.position(Position.START);
    assertThat(changes(connector, member, position).rows()).isEmpty();
    service("s2", "Another name");
    service("s4", "New");
    assertThat(changes(connector, member, position).keys()).containsExactly("s2", "s4");
    Pages all = new Pages();
    connector.readAll(dataset(member), all);
    assertThat(all.keys()).containsExactly("s1", "s2", "s3", "s4");
    assertThat(changes(connector(member), member, position).keys())
        .as("after a restart")
        .hasSize(4);
  }

  @Test
  void a_service_that_goes_between_its_list_and_its_page_is_no_listing_to_delete_by()
      throws Exception {
    MemberDescriptor member = member(SERVICES, "name: name", "name");
    directory.answer(
        request ->
            request.path().equals("/services/s2") ? Reply.status(404) : versionThree(request));
    assertThatThrownBy(() -> listing(member)).hasMessageContaining("not known to be whole");
    services.remove("s2");
    assertThat(listing(member).keys()).containsExactly("s1", "s3");
  }

  @Test
  void version_one_comes_out_under_the_names_of_version_three() throws Exception {
    JsonNode list = fixture("version-one-services.json");
    directory.answer(
        request ->
            request.path().equals("/services")
                ? Reply.json(list.toString())
                : Reply.json(
                    list.path("content").path(request.path().endsWith("1502") ? 0 : 1).toString()));
    String fields =
        """
        name: name
        description: eligibility_description
        phones: {jslt: '[for (.phones) {"number": .number}]', columns: [phones]}
        addresses: {jslt: '."service_at_locations.*.location.addresses"', columns: [service_at_locations.*.location.addresses]}
        website: url
        """;
    Pages pages =
        listing(member(SERVICES, fields, "name, description, phones, addresses, website"));
    assertThat(pages.keys()).containsExactly("1502", "1503");
    ObjectNode row = pages.fields("1502");
    assertThat(row.path("eligibility_description").asText()).isEqualTo("People over 60");
    assertThat(row.path("phones").path(0).path("number").asText()).isEqualTo("01632 960111");
    assertThat(
            row.path("service_at_locations.*.location.addresses")
                .path(0)
                .path("postal_code")
                .asText())
        .isEqualTo("WR11 1AA");
    assertThat(row.toString()).doesNotContain("Not To Be Shared");
    JsonNode three = VersionOne.toThree(list.path("content").path(0));
    assertThat(three.path("schedules").path(0).path("byday").asText()).isEqualTo("MO,WE");
    assertThat(three.path("fees_description").asText()).isEqualTo("Free");
    assertThat(three.at("/attributes/0/taxonomy_term/taxonomy").asText())
        .isEqualTo("esdServiceTypes");
    assertThat(three.at("/languages/0/name").asText()).isEqualTo("English");
    assertThat(three.at("/organization/website").asText()).isEqualTo("https://age.example.org");
    assertThat(three.path("url").asText()).isEqualTo("https://befriending.example.org");
  }

  @Test
  void organisations_are_taken_from_their_services_where_there_is_no_list_of_them()
      throws Exception {
    JsonNode list = fixture("version-one-services.json");
    directory.answer(request -> Reply.json(list.toString()));
    String location = "path: services\npart: organization\ndetails: false\nkey: id";
    Pages pages = listing(member(location, "name: name\nwebsite: website", "name, website"));
    assertThat(pages.keys()).containsExactly("o1");
    assertThat(pages.fields("o1").path("website").asText()).isEqualTo("https://age.example.org");
  }

  @Test
  void a_service_that_the_official_validator_passes_is_read() throws Exception {
    mocks("V3.0-UK-Default", "service_list.json", "service_full.json");
    String fields =
        """
        name: name
        description: description
        email: organization.email
        """;
    Pages pages = listing(member(SERVICES, fields, "name, description, email"));
    assertThat(pages.keys()).containsExactly("ac148810-d857-441c-9679-408f346de14b");
    assertThat(pages.rows().get(0).fields().path("organization.email").asText()).contains("@");
  }

  @Test
  void ten_organisations_that_say_they_are_ten_pages_are_read_whole() throws Exception {
    mocks("V3.0-UK-Default", "organization_list.json", "organization.json");
    String location = "path: organizations\ndetails: false\nkey: id";
    assertThat(listing(member(location, "name: name", "name")).keys())
        .hasSize(10)
        .doesNotHaveDuplicates();
  }

  @Test
  void a_feed_that_the_official_validator_rejects_is_read_and_nothing_is_deleted_by_it()
      throws Exception {
    mocks("V3.0-UK-Fail", "organization_list.json", "organization_full.json");
    String location = "path: organizations\ndetails: false\nkey: id";
    MemberDescriptor member = member(location, "name: name", "name");
    Pages pages = new Pages();
    assertThatThrownBy(() -> connector(member).readAll(dataset(member), pages))
        .hasMessageContaining("records of an earlier page");
    assertThat(pages.keys()).contains("d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610");
  }

  private void mocks(String folder, String list, String details) throws IOException {
    Path mocks = SharedData.path("standards/mocks").resolve(folder);
    String listText = Files.readString(mocks.resolve(list));
    String detailsText = Files.readString(mocks.resolve(details));
    directory.answer(
        request -> Reply.json(request.path().matches("/[a-z_]+") ? listText : detailsText));
  }

  private static JsonNode fixture(String name) throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(
            OpenReferralConnectorTest.class.getResourceAsStream("/openreferral/" + name), name)) {
      return Json.MAPPER.readTree(stream);
    }
  }

  private MemberDescriptor member(String location, String fields, String shared) throws Exception {
    return WebMember.of(
        "open_referral: {url: \"%s\"}".formatted(directory.url()), location, fields, shared);
  }

  private static Pages listing(MemberDescriptor member) throws Exception {
    Pages pages = new Pages();
    connector(member).readAll(dataset(member), pages);
    return pages;
  }

  private static Pages changes(
      OpenReferralConnector connector, MemberDescriptor member, Position from) throws Exception {
    Pages pages = new Pages();
    connector.readChanges(dataset(member), from, pages);
    return pages;
  }

  private static DatasetDescriptor dataset(MemberDescriptor member) {
    return member.dataset("groups");
  }

  private static OpenReferralConnector connector(MemberDescriptor member) {
    return new OpenReferralConnector(
        (SystemDescriptor.OpenReferral) member.system(), WebMember::columns, WebMember::secret);
  }
}
