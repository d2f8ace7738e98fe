package org.fingerpost.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fingerpost.connector.Pages;
import org.fingerpost.connector.Position;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.connector.descriptor.SystemDescriptor;
import org.fingerpost.connector.http.RemoteSystem.Reply;
import org.fingerpost.connector.http.RemoteSystem.Request;
import org.fingerpost.schema.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HttpJsonConnectorTest {
  private static final String BY_PAGE =
      "paging: {by: page, parameter: page, size_parameter: per_page, size: 2}";
  private static final String LOCATION = "path: /groups\nkey: id";

  private final List<String> keys =
      new ArrayList<>(IntStream.range(1, 6).mapToObj(i -> "g" + i).toList());
  private RemoteSystem remote;

  @BeforeEach
  void start() throws Exception {
    remote = new RemoteSystem(request -> Reply.status(404));
  }

  @AfterEach
  void stop() {
    remote.close();
  }

  static Stream<Arguments> waysOfPaging() {
    return Stream.of(
        Arguments.of(BY_PAGE, byPage(false)),
        Arguments.of(BY_PAGE + "\ntotal_items: /total", byPage(true)),
        Arguments.of(
            "paging: {by: offset, parameter: start, size_parameter: num, size: 2}",
            (Way) (request, all) -> page(all, request.number("start", 0))),
        Arguments.of(
            "paging: {by: cursor, parameter: offset, at: /next, size_parameter: num, size: 2}",
            (Way) HttpJsonConnectorTest::byCursor),
        Arguments.of("paging: {by: next, at: /next}", (Way) HttpJsonConnectorTest::byLink),
        Arguments.of("paging: {by: next, at: Link}", (Way) HttpJsonConnectorTest::byHeader),
        Arguments.of(
            "paging: {by: keyset, parameter: after, column: id}",
            (Way)
                (request, all) ->
                    page(all, all.indexOf(request.query().getOrDefault("after", "")) + 1)));
  }

  interface Way {
    ObjectNode answer(Request request, List<String> all);
  }

  private static Way byPage(boolean total) {
    return (request, all) -> {
      ObjectNode page = page(all, (request.number("page", 0) - 1) * 2);
      return total ? page.put("total", all.size()) : page;
    };
  }

  private static ObjectNode byCursor(Request request, List<String> all) {
    int from = request.number("offset", 0);
    ObjectNode page = page(all, from);
    return from + 2 < all.size() ? page.put("next", Integer.toString(from + 2)) : page;
  }

  private static ObjectNode byLink(Request request, List<String> all) {
    int from = request.number("from", 0);
    ObjectNode page = page(all, from);
    return from + 2 < all.size() ? page.put("next", "/groups?from=" + (from + 2)) : page;
  }

  private static ObjectNode byHeader(Request request, List<String> all) {
    ObjectNode page = byLink(request, all);
    return page.has("next") ? page.put("header", page.remove("next").asText()) : page;
  }

  private static ObjectNode page(List<String> all, int from) {
    ObjectNode page = Json.object();
    ArrayNode records = page.putArray("results");
    for (int i = from; i < Math.min(from + 2, all.size()); i++) {
      records.addObject().put("id", all.get(i)).put("name", "Group " + all.get(i)).put("note", "x");
    }
    return page;
  }

  private static Reply reply(ObjectNode page) {
    Reply reply = Reply.json(page.toString());
    return page.has("header")
        ? reply.with("Link", "<%s>; rel=\"next\"".formatted(page.get("header").asText()))
        : reply;
  }

  @ParameterizedTest
  @MethodSource("waysOfPaging")
  void each_way_of_paging_hands_over_every_record_once(String paging, Way way) throws Exception {
    remote.answer(request -> reply(way.answer(request, keys)));
    assertThat(listing(paging).keys()).containsExactly("g1", "g2", "g3", "g4", "g5");
    assertThat(changes(paging, Position.START).keys()).hasSize(5);
    keys.remove("g2");
    assertThat(listing(paging).keys()).containsExactly("g1", "g3", "g4", "g5");
  }

  @Test
  void only_columns_that_may_be_read_are_taken_from_an_answer() throws Exception {
    remote.answer(
        request ->
            Reply.json(
                """
                {"results": [{"id": 7, "name": "Chess club", "note": "private",
                  "contact": {"tel": "01632 960001", "home": "private"},
                  "sites": [{"post.code": "WR1 1AA"}, {"post.code": null}, {"x": 1}]}]}
                """));
    MemberDescriptor member =
        member("", LOCATION, "name: name\nphones.number: contact.tel", "name, phones");
    Pages pages = new Pages();
    connector(member).readAll(dataset(member), pages);
    assertThat(pages.fields("7").toString())
        .isEqualTo("{\"contact.tel\":\"01632 960001\",\"id\":7,\"name\":\"Chess club\"}");
  }

  @Test
  void a_list_that_moves_while_its_pages_are_read_is_no_listing_to_delete_by() {
    // One goes from the first page and one comes at the end: the count stays, and g3 is never seen.
    Way way = byPage(true);
    remote.answer(
        request -> {
          Reply reply = reply(way.answer(request, List.copyOf(keys)));
          if (keys.remove("g1")) {
            keys.add("g6");
          }
          return reply;
        });
    String paging = BY_PAGE + "\ntotal_items: /total";
    assertThatThrownBy(() -> listing(paging))
        .isInstanceOfSatisfying(SourceException.class, e -> assertThat(e.isRetriable()).isTrue())
        .hasMessageContaining("not known to be whole")
        .hasMessageContaining("came or went");
  }

  @Test
  void counts_that_disagree_are_no_listing_and_the_records_are_taken_all_the_same() {
    remote.answer(request -> reply(byPage(false).answer(request, keys).put("total", 9)));
    String paging = BY_PAGE + "\ntotal_items: /total";
    Pages pages = new Pages();
    assertThatThrownBy(() -> listing(paging, pages))
        .hasMessageContaining("says that there are 9 records and gave 5");
    assertThat(pages.keys()).hasSize(5);
  }

  @Test
  void a_system_that_answers_every_page_alike_is_found_out() {
    remote.answer(request -> reply(page(keys, 0)));
    assertThatThrownBy(() -> listing(BY_PAGE)).hasMessageContaining("records of an earlier page");
    assertThat(remote.requests()).hasSize(2);
  }

  @Test
  void a_list_of_nothing_and_one_without_the_key_column_are_no_listing() throws Exception {
    remote.answer(request -> Reply.json("{\"results\": []}"));
    assertThatThrownBy(() -> listing("")).hasMessageContaining("not one record");
    assertThat(changes("", Position.START).rows()).isEmpty();
    remote.answer(request -> Reply.json("{\"results\": [{\"ident\": 1, \"name\": \"a\"}]}"));
    assertThatThrownBy(() -> listing(""))
        .hasMessageContaining("has the column id. There are: ident");
  }

  @Test
  void changes_are_asked_for_since_the_systems_own_clock() throws Exception {
    String location = LOCATION + "\nchanges: {updated_after: \"{since}\"}\nlag: PT9S";
    remote.answer(request -> Reply.json("{\"results\": [{\"id\": 1, \"name\": \"a\"}]}"));
    MemberDescriptor member = member("", location, "name: name", "name");
    Pages first = new Pages();
    Instant begun = Instant.now();
    connector(member).readChanges(dataset(member), Position.START, first);
    Position position = first.position(Position.START);
    // The lag, and the second that a Date header is rounded to.
    assertThat(Instant.parse(position.text()))
        .isBetween(begun.minusSeconds(12), Instant.now().minusSeconds(10));
    connector(member).readChanges(dataset(member), position, new Pages());
    connector(member).readAll(dataset(member), new Pages());
    assertThat(remote.requests())
        .extracting(request -> request.query().getOrDefault("updated_after", "all"))
        .containsExactly("all", position.text(), "all");
  }

  @Test
  void a_system_that_is_asked_too_often_is_left_alone_as_long_as_it_wants() throws Exception {
    List<Reply> first = new ArrayList<>(List.of(Reply.status(429).with("Retry-After", "0")));
    remote.answer(
        request -> first.isEmpty() ? reply(page(keys.subList(0, 1), 0)) : first.remove(0));
    assertThat(listing("").keys()).containsExactly("g1");
    assertThat(remote.requests()).hasSize(2);
    remote.answer(request -> Reply.status(429).with("Retry-After", "3600"));
    assertThatThrownBy(() -> listing(""))
        .isInstanceOfSatisfying(SourceException.class, e -> assertThat(e.isRetriable()).isTrue())
        .hasMessageContaining("left alone for 3600 seconds");
    assertThat(remote.requests()).hasSize(3);
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(Reply.status(401), false, "refused the key"),
        Arguments.of(Reply.status(403), false, "does not let it read"),
        Arguments.of(Reply.status(404), false, "nothing at that address"),
        Arguments.of(Reply.status(400), false, "does not understand the request"),
        Arguments.of(Reply.status(500), true, "failed on its side (500)"),
        Arguments.of(
            new Reply(200, Map.of("Content-Type", "text/html"), "\n<html>Log in".getBytes()),
            false,
            "web page in place of data"),
        Arguments.of(Reply.json("{\"results\": [{\"id\""), true, "not whole JSON"),
        Arguments.of(Reply.json("{\"ok\": false, \"results\": []}"), false, "says at /ok that"),
        Arguments.of(Reply.json("{\"ok\": true, \"data\": []}"), false, "without a list at /res"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void each_failure_is_a_sentence_that_holds_no_key(Reply reply, boolean again, String words) {
    remote.answer(request -> reply);
    String system =
        "auth: {query: {parameter: key, key: \"${env:KEY}\"}}\nsuccess: {at: /ok, is: [true]}";
    assertThatThrownBy(() -> listing(system))
        .isInstanceOfSatisfying(
            SourceException.class, e -> assertThat(e.isRetriable()).isEqualTo(again))
        .hasMessageContaining(words)
        .hasMessageStartingWith(remote.url())
        .hasMessageNotContaining(WebMember.KEY)
        .hasNoCause();
    assertThat(remote.requests())
        .singleElement()
        .satisfies(request -> assertThat(request.query()).containsEntry("key", WebMember.KEY));
  }

  static Stream<Arguments> keys() {
    return Stream.of(
        Arguments.of("{bearer: \"${env:KEY}\"}", "Authorization", "Bearer " + WebMember.KEY),
        Arguments.of(
            "{basic: {user: reader, password: \"${env:KEY}\"}}",
            "Authorization",
            "Basic cmVhZGVyOmtleS10aGF0LW5vYm9keS1zZWVz"),
        Arguments.of("{header: {name: X-Key, key: \"${env:KEY}\"}}", "X-key", WebMember.KEY));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void a_key_goes_where_the_system_wants_it(String auth, String header, String value)
      throws Exception {
    remote.answer(request -> reply(page(keys, 0)));
    listing("auth: " + auth);
    assertThat(remote.requests().get(0).headers()).containsEntry(header, value);
  }

  @Test
  void a_token_is_fetched_for_a_client_and_again_when_it_has_run_out() throws Exception {
    List<String> tokens = new ArrayList<>(List.of("first", "second"));
    remote.answer(
        request -> {
          if (request.path().equals("/token")) {
            assertThat(request.body()).isEqualTo("grant_type=client_credentials");
            return Reply.json("{\"access_token\": \"%s\"}".formatted(tokens.remove(0)));
          }
          return request.headers().get("Authorization").equals("Bearer second")
              ? reply(page(keys, 0))
              : Reply.status(401);
        });
    String auth =
        "auth: {client_credentials: {token_url: \"%s/token\", client_id: c, client_secret: \"${env:KEY}\"}}"
            .formatted(remote.url());
    assertThat(listing(auth).keys()).hasSize(2);
    remote.answer(request -> Reply.status(400));
    assertThatThrownBy(() -> listing(auth)).hasMessageContaining("/token refused the key");
  }

  @Test
  void no_redirect_takes_a_key_to_another_place() throws Exception {
    try (RemoteSystem other = new RemoteSystem(request -> reply(page(keys, 0)))) {
      String elsewhere = "http://localhost:%d/groups".formatted(other.port());
      remote.answer(request -> Reply.status(302).with("Location", elsewhere));
      assertThatThrownBy(() -> listing("auth: {bearer: \"${env:KEY}\"}"))
          .isInstanceOfSatisfying(SourceException.class, e -> assertThat(e.isRetriable()).isFalse())
          .hasMessageContaining("sends on to http://localhost");
      assertThatThrownBy(() -> listing("")).hasMessageContaining("sends on to");
      remote.answer(
          request ->
              Reply.json(
                  "{\"results\": [{\"id\": 1, \"name\": \"a\"}], \"next\": \"%s\"}"
                      .formatted(elsewhere)));
      assertThatThrownBy(() -> listing("paging: {by: next, at: /next}"))
          .hasMessageContaining("sends on to");
      assertThat(other.requests()).isEmpty();
    }
  }

  @Test
  void a_redirect_within_the_system_is_followed_and_one_in_a_ring_given_up() throws Exception {
    remote.answer(
        request ->
            request.path().equals("/groups")
                ? Reply.status(301).with("Location", "/v2/groups")
                : reply(page(keys, 0)));
    assertThat(listing("auth: {bearer: \"${env:KEY}\"}").keys()).hasSize(2);
    remote.answer(request -> Reply.status(302).with("Location", "/groups"));
    assertThatThrownBy(() -> listing("")).hasMessageContaining("on and on");
  }

  @Test
  void a_part_of_each_item_is_one_record_however_often_it_stands_there() throws Exception {
    remote.answer(
        request ->
            Reply.json(
                """
                {"results": [
                  {"id": "s1", "owner": {"id": "o1", "name": "Age Concern"}},
                  {"id": "s2", "owner": {"id": "o1", "name": "Age Concern"}},
                  {"id": "s3", "owner": null},
                  {"id": "s4", "owner": {"id": "o2", "name": "Chess club"}}]}
                """));
    MemberDescriptor member = member("", LOCATION + "\npart: owner", "name: name", "name");
    Pages pages = new Pages();
    connector(member).readAll(dataset(member), pages);
    assertThat(pages.keys()).containsExactly("o1", "o2");
  }

  private Pages listing(String system) throws Exception {
    Pages pages = new Pages();
    listing(system, pages);
    return pages;
  }

  private void listing(String system, Pages pages) throws Exception {
    MemberDescriptor member = member(system, LOCATION, "name: name", "name");
    connector(member).readAll(dataset(member), pages);
  }

  private Pages changes(String system, Position from) throws Exception {
    MemberDescriptor member = member(system, LOCATION, "name: name", "name");
    Pages pages = new Pages();
    connector(member).readChanges(dataset(member), from, pages);
    return pages;
  }

  private MemberDescriptor member(String system, String location, String fields, String shared)
      throws Exception {
    String http =
        "http:\n  url: %s\n  records: /results\n%s"
            .formatted(remote.url(), system.isEmpty() ? "" : system.indent(2));
    return WebMember.of(http, location, fields, shared);
  }

  private static DatasetDescriptor dataset(MemberDescriptor member) {
    return member.dataset("groups");
  }

  private static HttpJsonConnector connector(MemberDescriptor member) {
    Function<DatasetDescriptor, java.util.SortedSet<String>> columns = WebMember::columns;
    return new HttpJsonConnector(
        (SystemDescriptor.Http) member.system(), columns, WebMember::secret);
  }
}
