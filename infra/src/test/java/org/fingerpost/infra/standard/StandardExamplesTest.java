package org.fingerpost.infra.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.fingerpost.connector.descriptor.DescriptorReader;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.infra.hub.Hub;
import org.fingerpost.infra.hub.HubSettings;
import org.fingerpost.schema.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The standard's own examples, and the records that its validator is tried on, each the feed of a
 * member: what comes in by the standard goes out by it.
 */
class StandardExamplesTest {
  private static final List<String> FOLDERS =
      List.of("examples", "mocks/V3.0-UK-Default", "mocks/V3.0-UK-Warn", "mocks/V3.0-UK-Fail");
  private static final Path EXAMPLE = Path.of("docs/examples/directory.yaml").toAbsolutePath();
  private static final String UNITED_KINGDOM =
      "\"postal_code\": if (test(.postal_code, \"^[A-Z]+[0-9]+[A-Z]? [0-9][A-Z]{2}$\")) .postal_code";
  private static final Duration LONG = Duration.ofSeconds(90);

  @TempDir static Path folder;

  private static final List<ExampleFeed> FEEDS = new ArrayList<>();
  private static Hub hub;

  @BeforeAll
  static void aHubReadsThem() throws Exception {
    List<MemberDescriptor> members = new ArrayList<>();
    for (String name : FOLDERS) {
      FEEDS.add(ExampleFeed.of(name));
      members.add(member("feed-" + FEEDS.size(), FEEDS.get(FEEDS.size() - 1)));
    }
    hub = Hub.start(HubSettings.embedded(folder.resolve("hub"), 0), members, line -> {});
    for (int feed = 1; feed < FEEDS.size(); feed++) {
      String id = "feed-" + feed;
      await().atMost(LONG).untilAsserted(() -> assertThat(services()).as(refusals()).contains(id));
    }
  }

  private static MemberDescriptor member(String id, ExampleFeed feed) throws Exception {
    String text =
        Files.readString(EXAMPLE)
            .replace("directory-member", id)
            // The example's postcode is no postcode of the United Kingdom; such an address is taken
            // without it.
            .replace("\"postal_code\": .postal_code", UNITED_KINGDOM)
            .replace("https://directory.example.org/api", feed.address().toString());
    return new DescriptorReader().read(id + ".yaml", text, folder).descriptor();
  }

  private static String services() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(hub.address().resolve("/oruk/v3/services?full=true")).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  /** Member, dataset and reason of what was refused. */
  private static String refusals() throws SQLException {
    StringJoiner all = new StringJoiner("; ");
    try (Connection connection = hub.database().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT member, dataset, reason, sentence FROM quarantine")) {
      while (rows.next()) {
        all.add(
            "%s %s %s: %s"
                .formatted(
                    rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
      }
    }
    return all.toString();
  }

  @AfterAll
  static void stop() {
    if (hub != null) {
      hub.close();
    }
    FEEDS.forEach(ExampleFeed::close);
  }

  @Test
  void the_api_says_what_it_is_as_the_standard_asks() throws Exception {
    new ApiWalk(hub.address(), true, 2).details();
  }

  @ParameterizedTest
  @EnumSource
  void every_page_and_record_of_a_list_meets_the_standard(StandardList list) throws Exception {
    assertThat(new ApiWalk(hub.address(), true, 2).list(list)).isNotNull();
  }

  @Test
  void what_the_validator_is_to_fail_is_refused_with_a_reason_and_reaches_nobody()
      throws Exception {
    String last = "feed-" + FEEDS.size();
    await().atMost(LONG).untilAsserted(() -> assertThat(refusals()).contains(last + " services"));
    assertThat(services()).doesNotContain(last);
  }

  @Test
  void what_the_example_says_is_what_the_api_says() throws Exception {
    JsonNode example = FEEDS.get(0).service();
    JsonNode service = Json.MAPPER.readTree(services()).at("/contents/0");
    assertThat(service.path("name")).isEqualTo(example.path("name"));
    assertThat(service.path("description").asText().strip())
        .isEqualTo(example.path("description").asText().strip());
    assertThat(service.path("minimum_age").asInt()).isEqualTo(12);
    assertThat(service.at("/organization/name")).isEqualTo(example.at("/organization/name"));
    assertThat(service.at("/schedules/0/byday")).isEqualTo(example.at("/schedules/0/byday"));
  }
}
