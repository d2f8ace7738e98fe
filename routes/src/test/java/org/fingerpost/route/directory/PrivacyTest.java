package org.fingerpost.route.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.fingerpost.route.web.HubServer;
import org.fingerpost.schema.SourceKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What members keep among themselves stands in no byte of any answer, and no search finds it. */
class PrivacyTest {
  private static final String SECRET = "Quillfeather";
  private static final UUID HALF = Example.id("Half Open");
  private static final UUID SERVICE = Example.id("Open Hour");
  private static final UUID KEPT = Example.id("Kept Group " + SECRET);
  private static final UUID KEPT_SOURCE = new SourceKey("wrec", "groups", "W-1").id();

  private static DirectoryDatabase database;
  private static HubServer server;

  @BeforeAll
  static void start() {
    database = DirectoryDatabase.start();
    database.holds(
        Example.organization("Half Open")
            .showsInstead("description", "Ask for " + SECRET, "Ask at the desk")
            .keepsForMembers("email", SECRET + "@example.org")
            .keepsForMembers("phones", "[{\"number\":\"01632 960777\"}]")
            .keepsForMembers("groups_served", "[\"" + SECRET + "\"]")
            .keepsForMembers(
                "addresses", "[{\"city\":\"" + SECRET + "\",\"postal_code\":\"WR9 9ZZ\"}]")
            .from("wrec", "W-1", "2026-11-23T00:00:00Z", false)
            .keepsForMembers("website", "https://" + SECRET + ".example.org"),
        Example.organization("Kept Group " + SECRET)
            .keepsForMembers("name", "Kept Group " + SECRET)
            .shows("description", "Its name is not for everybody"),
        Example.service("Open Hour", "Half Open")
            .keepsForMembers("url", "https://" + SECRET + ".example.org"),
        Example.service("Hidden owner", "Kept Group " + SECRET),
        Example.service("Secret owner", "Half Open")
            .keepsForMembers("organization_id", HALF.toString()));
    database.execute(
        "INSERT INTO source_record (source_id, kind, member, dataset, key, joint_id, link_reason,"
            + " origin_topic, origin_partition, origin_offset)"
            + " VALUES (?, 'organization', 'wrec', 'groups', 'W-1', ?, '', 't', 0, 0)",
        KEPT_SOURCE,
        HALF);
    server = HubServer.start(Preview.routes(database));
  }

  @AfterAll
  static void stop() {
    server.close();
    database.close();
  }

  @Test
  void no_answer_holds_what_members_keep() {
    for (String path : paths()) {
      HttpResponse<String> response = server.get(path);
      assertThat(response.body() + response.headers().map())
          .as(path)
          .doesNotContainIgnoringCase(SECRET)
          .doesNotContain("960777")
          .doesNotContain("9ZZ")
          .doesNotContain("W-1")
          .doesNotContain("wrec")
          .doesNotContain("Racial Equality");
    }
  }

  private static List<String> paths() {
    return List.of(
        "/",
        "/?q=desk",
        "/organisations/" + HALF,
        "/organisations/" + KEPT,
        "/services/" + SERVICE,
        "/oruk/v3/services",
        "/oruk/v3/services/" + SERVICE,
        "/oruk/v3/organizations",
        "/oruk/v3/organizations/" + HALF,
        "/oruk/v3/organizations/" + KEPT);
  }

  @Test
  void no_search_finds_what_members_keep() {
    assertThat(server.get("/oruk/v3/organizations?search=" + SECRET).body())
        .contains("\"total_items\":0");
    assertThat(server.get("/oruk/v3/organizations?postcode=WR9").body())
        .contains("\"total_items\":0");
    assertThat(server.get("/oruk/v3/services?organization_id=" + HALF).body())
        .contains("\"total_items\":1");
    assertThat(server.get("/?q=" + SECRET).body()).contains("Nothing found");
  }

  @Test
  void a_record_without_a_public_name_is_nowhere() {
    assertThat(server.get("/oruk/v3/organizations/" + KEPT).statusCode()).isEqualTo(404);
    assertThat(server.get("/organisations/" + KEPT).statusCode()).isEqualTo(404);
    assertThat(server.get("/oruk/v3/organizations").body()).contains("\"total_items\":1");
  }

  @Test
  void a_record_that_members_keep_does_not_tell_what_it_is_part_of() {
    assertThat(server.get("/oruk/v3/organizations/" + KEPT_SOURCE).statusCode()).isEqualTo(404);
    assertThat(server.get("/organisations/" + KEPT_SOURCE).statusCode()).isEqualTo(404);
  }

  @Test
  void what_only_members_had_later_does_not_count_as_modified() {
    assertThat(server.get("/oruk/v3/organizations?modified_after=2026-11-22T12:00:00Z").body())
        .contains("\"total_items\":0");
  }
}
