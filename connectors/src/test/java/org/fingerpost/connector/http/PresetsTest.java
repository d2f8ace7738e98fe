package org.fingerpost.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fingerpost.connector.Pages;
import org.fingerpost.connector.SharedData;
import org.fingerpost.connector.descriptor.HttpPresets;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.connector.descriptor.SystemDescriptor;
import org.fingerpost.connector.http.RemoteSystem.Reply;
import org.fingerpost.connector.http.RemoteSystem.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each preset against a stub that answers in the shape that the system's documentation shows. */
class PresetsTest {
  static final List<String> NAMES = HttpPresets.NAMES;

  static Stream<Arguments> stubs() {
    return Stream.of(
        Arguments.of(
            "airtable", "/app1/Groups", "id", "fields.Group name", stub(PresetsTest::airtable)),
        Arguments.of("beacon", "/entities/organization", "id", "name", stub(PresetsTest::beacon)),
        Arguments.of("do-it", "/opportunities", "id", "title", stub(PresetsTest::doIt)),
        Arguments.of(
            "lamplight", "/orgs/some/role/contact", "id", "name", stub(PresetsTest::lamplight)),
        Arguments.of("salesforce-npsp", "/queryAll", "Id", "Name", stub(PresetsTest::salesforce)));
  }

  private static Function<Request, Reply> stub(Function<Request, String> answers) {
    return request -> Reply.json(answers.apply(request));
  }

  private static String airtable(Request request) {
    return request.query().containsKey("offset")
        ? "{\"records\": [{\"id\": \"rec2\", \"createdTime\": \"2026-01-01T00:00:00.000Z\", \"fields\": {\"Group name\": \"Bowls\"}}]}"
        : "{\"records\": [{\"id\": \"rec1\", \"createdTime\": \"2026-01-01T00:00:00.000Z\", \"fields\": {\"Group name\": \"Chess\"}}], \"offset\": \"itr1/rec1\"}";
  }

  private static String beacon(Request request) {
    assertThat(request.headers()).containsEntry("Beacon-application", "developer_api");
    int page = request.number("page", 1);
    return "{\"results\": [{\"entity\": {\"id\": %d, \"name\": \"Group %d\"}, \"references\": []}], \"meta\": {\"total\": 2}}"
        .formatted(page, page);
  }

  private static String doIt(Request request) {
    int page = request.number("page", 1);
    return "{\"data\": {\"items\": [{\"id\": \"o%d\", \"title\": \"Driver\"}]}, \"meta\": {\"code\": 200, \"current_page\": %d, \"total_items\": 2, \"total_pages\": 2}}"
        .formatted(page, page);
  }

  private static String lamplight(Request request) {
    assertThat(request.query()).containsEntry("num", "100").containsEntry("lampid", "7");
    int start = request.number("start", 0);
    return "{\"data\": [{\"id\": %d, \"name\": \"Group\", \"summary\": \"\"}], \"meta\": {\"numRecords\": 1, \"totalRecords\": 2}}"
        .formatted(start + 1);
  }

  private static String salesforce(Request request) {
    return request.path().contains("01g")
        ? "{\"totalSize\": 2, \"done\": true, \"records\": [{\"Id\": \"0012\", \"Name\": \"Bowls\", \"IsDeleted\": true}]}"
        : "{\"totalSize\": 2, \"done\": false, \"nextRecordsUrl\": \"/services/data/v62.0/query/01gD-2000\", \"records\": [{\"Id\": \"0011\", \"Name\": \"Chess\", \"IsDeleted\": false}]}";
  }

  @ParameterizedTest
  @MethodSource("stubs")
  void a_system_that_answers_as_documented_is_read_to_its_last_page(
      String preset, String path, String key, String name, Function<Request, Reply> answers)
      throws Exception {
    try (RemoteSystem remote = new RemoteSystem(answers)) {
      Pages pages = read(remote, preset, path, key, name);
      assertThat(pages.keys()).hasSize(2).doesNotHaveDuplicates();
      assertThat(pages.rows()).allMatch(row -> row.fields().path(name).isTextual());
    }
  }

  private static Pages read(
      RemoteSystem remote, String preset, String path, String key, String name) throws Exception {
    String system =
        "http:\n  preset: %s\n  url: %s\n  parameters: {lampid: 7}\n  rate_limit: {requests: 100, per: PT1S}"
            .formatted(preset, remote.url());
    MemberDescriptor member =
        WebMember.of(
            system, "path: %s\nkey: %s".formatted(path, key), "name: \"" + name + "\"", "name");
    Pages pages = new Pages();
    new HttpJsonConnector(
            (SystemDescriptor.Http) member.system(), WebMember::columns, WebMember::secret)
        .readAll(member.dataset("groups"), pages);
    return pages;
  }

  @Test
  void a_recorded_answer_of_do_it_is_read_though_its_counts_are_not_believed() throws Exception {
    String recorded =
        java.nio.file.Files.readString(SharedData.path("members/volunteering/doit1.json"));
    try (RemoteSystem remote = new RemoteSystem(request -> Reply.json(recorded))) {
      org.assertj.core.api.Assertions.assertThatThrownBy(
              () -> read(remote, "do-it", "/opportunities", "id", "title"))
          .hasMessageContaining("98 records and gave 47");
    }
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void a_preset_says_what_nobody_has_confirmed(String name) {
    JsonNode preset = HttpPresets.preset(name);
    assertThat(preset.path("title").asText()).isNotBlank();
    assertThat(preset.path("notes")).isNotEmpty();
    assertThat(preset.path("unconfirmed")).isNotEmpty();
  }
}
