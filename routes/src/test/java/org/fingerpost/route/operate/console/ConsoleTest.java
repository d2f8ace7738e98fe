package org.fingerpost.route.operate.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.fingerpost.route.access.Browser;
import org.fingerpost.route.flow.RouteBoard;
import org.fingerpost.route.flow.RouteBoard.State;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.SourceKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsoleTest {
  private static final String MARKUP = "<img src=x onerror=alert(1)>";

  private static ConsoleHub hub;
  private static Browser ops;
  private static Browser both;
  private static Browser two;

  @BeforeAll
  static void start() throws Exception {
    hub = ConsoleHub.start();
    ops = hub.signedIn("ops");
    both = hub.signedIn("both");
    two = hub.signedIn("two");
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @BeforeEach
  void empty() {
    hub.empty();
  }

  @Test
  void who_is_not_an_operator_sees_no_page_of_the_console() {
    Browser desk = hub.signedIn("desk");
    for (String path :
        List.of(
            "/ops",
            "/ops/record",
            "/ops/quarantine",
            "/ops/links",
            "/ops/audit",
            "/ops/brakes",
            "/ops/members/" + hub.member.id(),
            "/ops/stages/normalise",
            "/ops/quarantine/x")) {
      assertThat(new Browser(hub.server.address()).get(path).uri().getPath()).isEqualTo("/sign-in");
      assertThat(desk.get(path).statusCode()).as(path).isEqualTo(403);
    }
    assertThat(ops.get("/ops/links").body())
        .contains("Ann is not somebody who may look at records");
    assertThat(hub.server.get("/ops/events").statusCode()).isEqualTo(401);
  }

  @Test
  void the_flow_says_in_words_how_each_member_and_stage_is_doing() {
    hub.route("normalise", "").working();
    hub.route("collect", "groups").failing(State.FAILING_PERSON, "The password is refused.");
    assertThat(ops.get("/ops").body())
        .contains("One route needs a look.", "The password is refused.", "failing, needs a person")
        .contains("Normalise", "A member", "Signposting feed");
    hub.route("collect", "groups").working();
    assertThat(ops.get("/ops").body()).contains("All is well: a change at a member gets through");
  }

  @Test
  void the_flow_shows_the_routes_of_other_processes_too_and_a_canary_that_is_stuck() {
    hub.execute(
        "INSERT INTO operate_route VALUES (?, 'resolve', '', '', 'failing_person', 'The disk is full.', now(), now(), now(), '{}', now())",
        java.util.UUID.randomUUID());
    hub.route("collect", "groups").working();
    await().untilAsserted(() -> assertThat(ops.get("/ops").body()).contains("The disk is full."));
    assertThat(ops.get("/ops/stages/resolve").body()).contains("The disk is full.");

    hub.execute(
        "INSERT INTO operate_canary (member, kind, waiting_since) VALUES (?, 'organization', now() - interval '2 minutes')",
        hub.member.id());
    await()
        .untilAsserted(
            () ->
                assertThat(ops.get("/ops").body()).contains("has not reached the joint database"));
    hub.execute("DELETE FROM operate_canary");
    hub.execute("DELETE FROM operate_route");
    await()
        .untilAsserted(
            () ->
                assertThat(ops.get("/ops").body())
                    .doesNotContain("The disk is full.", "has not reached the joint database"));
  }

  @Test
  void a_members_page_has_its_terms_its_last_runs_and_what_was_refused() {
    hub.route("collect", "groups").failing(State.FAILING_RETRIABLE, "The office router is off.");
    hub.route("collect", "groups").count("sent", 3);
    hub.route("collect", "groups").working();
    hub.refused("7", "schema", "The name is empty.", "{}");
    assertThat(ops.get("/ops/members/" + hub.member.id()).body())
        .contains("legitimate interests", "2027-04-01", "description, name")
        .contains("The office router is off.", "3 sent")
        .contains("The name is empty.", "reason=schema");
  }

  @Test
  void what_is_not_there_is_told_in_a_sentence() {
    for (String path :
        List.of("/ops/members/nobody", "/ops/stages/nothing", "/ops/quarantine/none")) {
      HttpResponse<String> page = ops.get(path);
      assertThat(page.statusCode()).as(path).isEqualTo(404);
      assertThat(page.body()).contains("There is no such");
    }
    assertThat(ops.get("/ops/record?id=7").body()).contains("An id has 36 characters");
    assertThat(ops.get("/ops/record?member=nobody&key=1").body()).contains("Choose a member");
    assertThat(ops.get("/ops/quarantine?since=yesterday").statusCode()).isEqualTo(400);
    assertThat(ops.get("/ops/quarantine?colour=red").statusCode()).isEqualTo(400);
  }

  @Test
  void an_open_page_is_told_all_there_is_and_then_what_changed_alone() throws Exception {
    RouteBoard.Line publish = hub.route("publish", "");
    String normalise = "stage/normalise";
    try (BufferedReader stream = ops.stream("/ops/events")) {
      assertThat(told(stream, "headline").has(normalise)).isTrue();
      told(stream, "rate\":\"0.0 a second");
      publish.failing(RouteBoard.State.FAILING_PERSON, "The broker's disk is full.");
      JsonNode change = told(stream, "needs a look");
      assertThat(change.at("/feed/style").asText()).isEqualTo("failing");
      assertThat(change.has(normalise)).isFalse();
    } finally {
      publish.working();
    }
  }

  /** The next event that holds the text. */
  private static JsonNode told(BufferedReader stream, String text) throws IOException {
    for (String line = stream.readLine(); line != null; line = stream.readLine()) {
      if (line.startsWith("data: ") && line.contains(text)) {
        return Json.MAPPER.readTree(line.substring("data: ".length()));
      }
    }
    throw new AssertionError("the stream ended");
  }

  @Test
  void a_records_way_is_on_one_screen_and_what_it_holds_only_for_who_may_see_it() {
    SourceKey key = hub.published("1", Map.of("name", "Vale Befriending"));
    String path = "/ops/record?member=%s&key=1".formatted(hub.member.id());
    assertThat(ops.get(path).body())
        .contains("It is in the joint database.", "It stands alone", "Everybody may see: name.")
        .contains("/organisations/" + key.id())
        .doesNotContain("Vale Befriending");
    assertThat(hub.text("SELECT count(*) FROM operate_audit")).isEqualTo("0");
    assertThat(both.get(path).body()).contains("Vale Befriending");
    assertThat(hub.text("SELECT who || ' ' || action || ' ' || target FROM operate_audit"))
        .isEqualTo("both record look %s/groups/1".formatted(hub.member.id()));
    assertThat(ops.get("/ops/record?id=" + key.id()).body())
        .contains("It is in the joint database.");
  }

  @Test
  void a_joint_record_shows_its_evidence_and_who_says_what() {
    SourceKey one = hub.published("1", Map.of("name", "Vale Befriending"));
    SourceKey other = hub.published("2", Map.of("name", "Vale Befrienders"));
    hub.doubtful(one, other, "names alike");
    hub.execute("UPDATE source_record SET joint_id = ? WHERE source_id = ?", one.id(), other.id());
    hub.execute(
        """
        UPDATE joint_record SET document = jsonb_set(jsonb_set(document::jsonb, '{sources}',
            document::jsonb -> 'sources' || (SELECT o.document::jsonb -> 'sources' -> 0 FROM joint_record o WHERE o.joint_id = ?)),
            '{fields,name,conflict}',
            '{"holders": [0], "others": [{"value": "Vale Befrienders", "visibility": "public", "sources": [1]}]}')::json
        WHERE joint_id = ?
        """,
        other.id(),
        one.id());
    for (String path : List.of("/ops/record?id=" + one.id(), "/ops/record?id=" + other.id())) {
      assertThat(both.get(path).body())
          .contains("Why these records are one", "+3.50", "names alike", "What they disagree about")
          .contains("Vale Befrienders", "/groups/1", "/groups/2");
      assertThat(ops.get(path).body())
          .contains("names alike", "What they disagree about")
          .doesNotContain("Vale Befrienders");
    }
    assertThat(hub.text("SELECT count(*) FROM operate_audit WHERE action = 'conflicts look'"))
        .isEqualTo("2");
  }

  @Test
  void a_record_that_is_missing_says_where_its_way_ends() {
    hub.refused("2", "schema", "The name is empty.", "{}");
    assertThat(ops.get("/ops/record?member=%s&key=2".formatted(hub.member.id())).body())
        .contains("it was refused and waits in the quarantine", "The name is empty.");
    assertThat(ops.get("/ops/record?member=%s&key=404".formatted(hub.member.id())).body())
        .contains("It has never come to the hub.", "share_when");
    SourceKey gone = hub.published("3", Map.of("name", "Gone"));
    hub.execute(
        "UPDATE source_record SET key = null, value = null, joint_id = null WHERE source_id = ?",
        gone.id());
    assertThat(ops.get("/ops/record?member=%s&key=3".formatted(hub.member.id())).body())
        .contains("It was here and has been withdrawn");
  }

  @Test
  void markup_in_a_records_fields_is_text_everywhere() {
    SourceKey one = hub.published("1", Map.of("name", MARKUP));
    SourceKey other = hub.published("2", Map.of("name", "Plain"));
    hub.doubtful(one, other, MARKUP);
    String refusal =
        hub.refused(MARKUP, "schema", MARKUP, "{\"%s\":\"%s\"}".formatted(MARKUP, MARKUP));
    for (String path :
        List.of(
            "/ops/record?id=" + one.id(),
            "/ops/quarantine",
            "/ops/quarantine/" + refusal,
            "/ops/links",
            "/ops/members/" + hub.member.id())) {
      assertThat(both.get(path).body()).as(path).contains("&lt;img").doesNotContain("<img");
    }
    assertThat(both.get("/ops").headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("script-src 'self'")
        .doesNotContain("unsafe");
  }

  @Test
  void refusals_are_grouped_by_cause_filtered_and_shown_with_the_record_to_who_may() {
    hub.refused("1", "schema", "The name is empty.", "{\"title\":\"\"}");
    hub.refused("2", "schema", "The name is empty.", "{}");
    String odd = hub.refused("3", "date", "No such day.", "{\"since\":\"31 June\"}");
    assertThat(ops.get("/ops/quarantine").body())
        .contains(">2</td>", ">1</td>", "normalise: schema", "normalise: date");
    assertThat(ops.get("/ops/quarantine?reason=date").body())
        .contains("No such day.")
        .doesNotContain("The name is empty.");
    assertThat(ops.get("/ops/quarantine?member=another").body())
        .contains("Nothing that is open matches this filter.");
    assertThat(ops.get("/ops/quarantine/" + odd).body()).doesNotContain("31 June");
    assertThat(both.get("/ops/quarantine/" + odd).body()).contains("31 June");
    assertThat(hub.text("SELECT who || ' ' || action FROM operate_audit"))
        .isEqualTo("both quarantine look");
  }

  @Test
  void a_discard_asks_once_needs_a_reason_and_cannot_be_done_twice() {
    String id = hub.refused("1", "schema", "The name is empty.", "{}");
    hub.refused("2", "schema", "The name is empty.", "{}");
    String token = Browser.token(ops.get("/ops/quarantine"));
    assertThat(act(token, "discard", id, false).body())
        .contains("Are you sure?", "Discard 1 refused record (");
    assertThat(status(id)).isEqualTo("open");
    assertThat(act(token, "discard", id, true).body()).contains("1 discarded.");
    assertThat(status(id)).isEqualTo("discarded");
    HttpResponse<String> again = act(token, "discard", id, true);
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).contains("is not open any more", "by ops", "Nothing was done.");
    assertThat(
            ops.post("/ops/quarantine", "token", token, "do", "discard", "confirmed", "yes").body())
        .contains("Say why");
    assertThat(
            ops.post("/ops/quarantine", "token", token, "do", "replay", "member", "nobody").body())
        .contains("Nothing in the quarantine that is open matches member=nobody");
    assertThat(hub.text("SELECT count(*) FROM quarantine WHERE status = 'open'")).isEqualTo("1");
  }

  @Test
  void a_replay_is_ordered_once_confirmed_and_its_end_is_told() {
    String id = hub.refused("1", "schema", "The name is empty.", "{}");
    String token = Browser.token(ops.get("/ops/quarantine"));
    assertThat(act(token, "replay", id, false).body()).contains("Put 1 refused record (");
    HttpResponse<String> waiting = act(token, "replay", id, true);
    assertThat(waiting.body()).contains("The hub is at it.");
    assertThat(waiting.headers().firstValue("Refresh")).contains("1");
    hub.execute(
        "UPDATE operate_order SET state = 'done', ended_at = now(), outcome = '{\"passed\":1,\"refused_again\":0}'");
    assertThat(ops.get(waiting.uri().getPath() + "?" + waiting.uri().getQuery()).body())
        .contains("1 passed.");
  }

  @Test
  void nothing_is_done_without_the_pages_own_token_or_the_right() {
    String id = hub.refused("1", "schema", "The name is empty.", "{}");
    assertThat(act("stolen", "discard", id, true).statusCode()).isEqualTo(403);
    Browser stranger = new Browser(hub.server.address());
    assertThat(stranger.post("/ops/quarantine", "do", "discard", "id", id, "confirmed", "yes"))
        .returns(401, HttpResponse::statusCode);
    assertThat(status(id)).isEqualTo("open");
  }

  @Test
  void of_two_who_judge_a_pair_at_once_the_second_is_told_what_the_first_said() {
    SourceKey one = hub.published("1", Map.of("name", "Vale Chess"));
    SourceKey other = hub.published("2", Map.of("name", "Vale Chess Club"));
    hub.doubtful(one, other, "The names are close.");
    HttpResponse<String> shown = both.get("/ops/links");
    assertThat(shown.body()).contains("Vale Chess Club", "The names are close.", "+3.5", "differs");
    HttpResponse<String> alsoShown = two.get("/ops/links");
    assertThat(judge(both, shown, "same").body()).contains("Kept: they are the same one.");
    HttpResponse<String> second = judge(two, alsoShown, "different");
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.body()).contains("both has said meanwhile that these two are the same.");
    assertThat(hub.text("SELECT same || judged_by FROM link_verdict")).isEqualTo("trueboth");
    assertThat(judge(both, shown, "withdraw").body()).contains("Taken back");
    assertThat(judge(two, alsoShown, "different").body())
        .contains("Kept: they are different ones.");
    assertThat(ops.get("/ops/audit").body())
        .contains("verdict same", "verdict withdraw", "verdict different", "review look");
  }

  @Test
  void held_deletes_go_only_on_a_word_about_the_list_that_was_seen() {
    hub.deletes.hold(hub.member.id(), 7);
    HttpResponse<String> page = ops.get("/ops/brakes");
    assertThat(page.body())
        .contains("40 of 90 records are missing", "17")
        .doesNotContain("Vale Chess");
    assertThat(both.get("/ops/brakes").body()).contains("17 (Vale Chess)");
    hub.deletes.hold(hub.member.id(), 8);
    HttpResponse<String> late = lift(page, "7", "closed down");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("changed meanwhile");
    assertThat(lift(page, "8", "").body()).contains("Say why");
    assertThat(hub.deletes.said).isEmpty();
    assertThat(lift(page, "8", "closed down").body()).contains("next look.");
    assertThat(hub.deletes.said).containsExactly("gone ops closed down");
    hub.deletes.held.clear();
  }

  @Test
  void an_action_asks_once_with_a_reason_and_is_refused_where_it_makes_no_sense() throws Exception {
    hub.known("collect", "groups");
    String route = hub.member.id() + "/groups";
    HttpResponse<String> choices = ops.get("/ops/act?route=" + route);
    assertThat(choices.body()).contains("Pause", "Compare now").doesNotContain("Normalise again");
    HttpResponse<String> sure = ops.get("/ops/act?do=pause&route=" + route);
    assertThat(sure.body()).contains("Are you sure?", "Nothing is lost");
    assertThat(act(sure, "pause", route, "").statusCode()).isEqualTo(409);
    assertThat(act(sure, "pause", route, "router is moved").body()).contains("It rests");
    HttpResponse<String> twice = act(sure, "pause", route, "router is moved");
    assertThat(twice.statusCode()).isEqualTo(409);
    assertThat(act(sure, "resume", route, "done").body()).contains("It goes on.");
    assertThat(act(sure, "pull", route, "they ask").body()).contains("Asked for, order");
    assertThat(hub.text("SELECT count(*) FROM operate_order WHERE action = 'pull'")).isEqualTo("1");
    assertThat(act(sure, "pause", "nobody", "x").statusCode()).isEqualTo(404);
    assertThat(ops.get("/ops/act?route=nobody/groups").body()).contains("There is no route nobody");
    assertThat(ops.get("/ops/audit").body()).contains("router is moved");
  }

  private static HttpResponse<String> act(
      HttpResponse<String> page, String what, String route, String because) {
    return ops.post(
        "/ops/act", "token", Browser.token(page), "do", what, "route", route, "because", because);
  }

  private static HttpResponse<String> lift(
      HttpResponse<String> page, String revision, String because) {
    return ops.post(
        "/ops/brakes",
        "token",
        Browser.token(page),
        "member",
        hub.member.id(),
        "dataset",
        "groups",
        "revision",
        revision,
        "because",
        because,
        "do",
        "lift");
  }

  private static HttpResponse<String> judge(
      Browser who, HttpResponse<String> page, String verdict) {
    return who.post(
        "/ops/links",
        "token",
        Browser.token(page),
        "one",
        hidden(page, "one"),
        "other",
        hidden(page, "other"),
        "because",
        "I know them both",
        "verdict",
        verdict);
  }

  private static String hidden(HttpResponse<String> page, String name) {
    return page.body().replaceAll("(?s).*name=\"" + name + "\" value=\"([^\"]+)\".*", "$1");
  }

  private static HttpResponse<String> act(String token, String what, String id, boolean sure) {
    return sure
        ? ops.post(
            "/ops/quarantine",
            "token",
            token,
            "do",
            what,
            "id",
            id,
            "confirmed",
            "yes",
            "because",
            "told by the member")
        : ops.post("/ops/quarantine", "token", token, "do", what, "id", id);
  }

  private static String status(String id) {
    return hub.text("SELECT status FROM quarantine WHERE id = '" + id + "'");
  }
}
