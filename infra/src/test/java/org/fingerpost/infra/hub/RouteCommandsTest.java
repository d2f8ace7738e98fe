package org.fingerpost.infra.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fingerpost.connector.descriptor.DescriptorReader;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.embedded.EmbeddedDatabase;
import org.fingerpost.infra.command.ExitCode;
import org.fingerpost.infra.command.FingerpostCommand;
import org.fingerpost.schema.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What an operator sees of routes and records, and does with them, while a hub runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // one hub; each test leaves its routes fresh
class RouteCommandsTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir static Path data;
  @TempDir static Path exports;
  @TempDir static Path member;

  private EmbeddedDatabase server;
  private Hub hub;
  private int code;

  @BeforeAll
  void aHubWithAMemberOfFilesAndAMemberWithADatabase() throws Exception {
    Members.write(exports.resolve("groups.csv"), "id,GroupName", "1,Malvern Chess Club");
    Members.write(exports.resolve("offers.csv"), "id,group,Offer", "7,1,Chess for beginners");
    server = EmbeddedDatabase.start(member).createDatabase("office");
    sql("CREATE ROLE sa LOGIN PASSWORD '%s'".formatted(System.getenv("HOME")));
    sql("CREATE TABLE groups (id int PRIMARY KEY, name text, changed timestamptz)");
    sql("GRANT SELECT ON groups TO sa");
    sql("INSERT INTO groups (id, name, changed) VALUES (1, 'Evesham Lunch Club', now())");
    hub =
        Hub.start(
            HubSettings.embedded(data, 0), List.of(Members.ofFiles(exports), office()), l -> {});
    awaitState("office/groups", "fresh");
    awaitState("spreadsheets/groups", "fresh");
  }

  private MemberDescriptor office() throws Exception {
    String text = Members.ofDatabase("office", server.jdbcUrl("office"));
    return new DescriptorReader().read("member.yaml", text, member).descriptor();
  }

  @AfterAll
  void stop() {
    hub.close();
    server.close();
  }

  @Test
  void a_paused_route_reads_nothing_until_it_is_resumed() throws Exception {
    assertThat(call("pause", "spreadsheets", "--because", "they move house")).contains("rests");
    awaitState("spreadsheets/groups", "paused");
    assertThat(call("route", "spreadsheets/groups")).contains("they move house");
    assertThat(call("pause", "spreadsheets")).contains("paused already");
    assertThat(call("pull", "spreadsheets/groups")).contains("is paused");
    assertThat(code).isEqualTo(ExitCode.REFUSED.number());

    assertThat(call("resume", "spreadsheets")).contains("goes on");
    awaitState("spreadsheets/groups", "fresh");
    assertThat(call("resume", "spreadsheets")).contains("is not paused");
  }

  @Test
  void a_stage_that_is_paused_lets_nothing_through_and_goes_on_from_where_it_was()
      throws Exception {
    call("pause", "normalise");
    awaitState("normalise", "paused");
    sql("INSERT INTO groups (id, name, changed) VALUES (2, 'Pershore Choir', now())");
    call("pull", "office/groups");
    await().atMost(LONG).until(() -> call("trace", "office/groups/2").contains("was received"));
    assertThat(call("trace", "office/groups/2")).doesNotContain("joint record");

    call("resume", "normalise");
    await().atMost(LONG).until(() -> call("trace", "office/groups/2").contains("in the feed"));
  }

  @Test
  void a_changed_password_needs_a_person_and_is_put_right_by_a_pull() throws Exception {
    sql("ALTER ROLE sa PASSWORD 'another'");
    sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'sa'");
    await()
        .atMost(LONG)
        .until(
            () -> {
              call("pull", "office/groups");
              return call("route", "office").contains("failing_person");
            });

    sql("ALTER ROLE sa PASSWORD '%s'".formatted(System.getenv("HOME")));
    assertThat(call("pull", "office/groups", "--compare")).contains("Done: fresh");
    awaitState("office/groups", "fresh");
  }

  @Test
  void a_source_that_stops_fails_its_route_and_the_route_recovers_by_itself() throws Exception {
    server.close();
    await()
        .atMost(LONG)
        .until(
            () -> {
              call("pull", "office/groups", "--wait", "1s");
              return call("route", "office/groups").contains("failing_retriable");
            });
    assertThat(route("office/groups").path("cause").asText()).isNotBlank();
    assertThat(route("spreadsheets/groups").path("state").asText()).isEqualTo("fresh");

    server = EmbeddedDatabase.start(member);
    awaitState("office/groups", "fresh");
  }

  @Test
  void a_dropped_column_holds_its_dataset_until_it_is_back() throws Exception {
    sql("ALTER TABLE groups DROP COLUMN name");
    awaitPulled("held");
    assertThat(route("office/groups").path("cause").asText()).contains("fingerpost drift");
    assertThat(json("drift").at("/held/0/dataset").asText()).isEqualTo("groups");
    assertThat(json("drift").at("/held/0/changes/0").asText()).contains("name");

    sql("ALTER TABLE groups ADD COLUMN name text DEFAULT 'Evesham Lunch Club'");
    awaitPulled("fresh");
    assertThat(json("drift").path("held")).isEmpty();
  }

  @Test
  void a_mass_delete_is_held_until_a_person_lets_it_go() throws Exception {
    sql(
        "INSERT INTO groups (id, name, changed) SELECT n, 'Club ' || n, now() FROM generate_series(100, 159) n");
    call("pull", "office/groups");
    await().atMost(LONG).until(() -> call("trace", "office/groups/159").contains("in the feed"));
    sql("DELETE FROM groups WHERE id >= 100");
    call("pull", "office/groups", "--compare");
    awaitState("office/groups", "held");
    JsonNode held = json("brake").at("/held/0");
    assertThat(held.path("missing").asInt()).isEqualTo(60);
    assertThat(held.path("records")).hasSize(20);
    assertThat(call("trace", "office/groups/159")).contains("in the feed");

    call("brake", "lift", "office/groups", "--because", "they closed");
    awaitPulled("fresh");
    await().atMost(LONG).until(() -> call("trace", "office/groups/159").contains("withdrawn"));
    assertThat(json("brake").path("held")).isEmpty();
  }

  private void awaitPulled(String state) {
    await()
        .atMost(LONG)
        .until(
            () -> {
              call("pull", "office/groups", "--compare", "--wait", "2s");
              return route("office/groups").path("state").asText().equals(state);
            });
  }

  private JsonNode json(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(List.of("--output", "json"));
    return Json.MAPPER.readTree(call(all.toArray(String[]::new)));
  }

  @Test
  void the_way_from_a_member_to_the_joint_database_is_timed_by_its_canary() {
    await()
        .atMost(LONG)
        .untilAsserted(
            () ->
                assertThat(route("office/groups").path("to_joint_seconds").asDouble())
                    .isPositive());
  }

  @Test
  void a_record_is_traced_on_one_screen_wherever_it_is() throws Exception {
    await().atMost(LONG).until(() -> call("trace", "office/groups/1").contains("in the feed"));
    assertThat(call("trace", "office/groups/1"))
        .contains("was received, in topic member.office.records")
        .contains("kind organization")
        .contains("stands alone")
        .doesNotContain("Evesham");
    assertThat(call("trace", "office/groups/404")).contains("has not received it");
    assertThat(call("trace", "6d1a1a9e-0000-4000-8000-000000000000")).contains("Nothing is known");

    sql("INSERT INTO groups (id, name, changed) VALUES (3, 'Upton Band', now())");
    await().atMost(LONG).until(() -> call("trace", "office/groups/3").contains("in the feed"));
    sql("DELETE FROM groups WHERE id = 3");
    call("pull", "office/groups", "--compare");
    await().atMost(LONG).until(() -> call("trace", "office/groups/3").contains("withdrawn"));
  }

  @Test
  void a_member_is_read_and_normalised_anew_without_anything_changing() throws Exception {
    assertThat(call("pull", "office", "--snapshot")).contains("Done: fresh");
    assertThat(call("pull", "office", "--renormalise")).contains("Done: reading");
    assertThat(call("trace", "office/groups/1")).contains("in the feed");
    assertThat(call("rebuild", "--because", "to be sure")).contains("the same (0 added, 0 gone");
  }

  @Test
  void members_are_listed_with_their_systems_freshness_and_agreements() throws Exception {
    assertThat(call("members"))
        .contains("office  The office (database), 0 refused", "spreadsheets  Spreadsheets (files)")
        .contains("groups", "organization", "legitimate interests, review by 2099-04-01")
        .doesNotContain("DUE");
    JsonNode office = Json.MAPPER.readTree(call("members", "--output", "json")).at("/members/0");
    assertThat(office.at("/datasets/0/route/state").asText()).isEqualTo("fresh");
    assertThat(office.at("/datasets/0/review_is_due").asBoolean()).isFalse();
  }

  @Test
  void what_cannot_be_asked_is_answered_in_a_sentence() throws Exception {
    assertThat(call("route", "nobody")).contains("There is no route nobody");
    assertThat(code).isEqualTo(ExitCode.REFUSED.number());
    assertThat(call("pause", "nobody/groups")).contains("There is no route");
    assertThat(call("pause", "a/b/c")).contains("names no route");
    assertThat(call("pull", "resolve")).contains("reads no member's system");
    assertThat(call("pull", "office", "--compare", "--snapshot")).contains("Say one of");
  }

  private void awaitState(String name, String state) {
    await()
        .atMost(LONG)
        .untilAsserted(() -> assertThat(route(name).path("state").asText()).isEqualTo(state));
  }

  private JsonNode route(String name) throws Exception {
    String said = call("route", name, "--output", "json");
    return code == 0 ? Json.MAPPER.readTree(said).path("routes").path(0) : Json.object();
  }

  private void sql(String command) throws Exception {
    try (Connection connection = server.dataSource("office").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(command);
    }
  }

  private String call(String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(List.of("--data", data.toString()));
    StringWriter said = new StringWriter();
    CommandLine line = FingerpostCommand.commandLine();
    line.setOut(new PrintWriter(said, true)).setErr(new PrintWriter(said, true));
    code = line.execute(all.toArray(String[]::new));
    return said.toString();
  }
}
