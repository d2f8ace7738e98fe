package org.fingerpost.route.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;
import static org.fingerpost.route.resolve.Hub.organization;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.fingerpost.embedded.EmbeddedBroker;
import org.fingerpost.route.changes.ChangesRoutes;
import org.fingerpost.route.changes.Webhook;
import org.fingerpost.route.changes.Webhooks;
import org.fingerpost.route.flow.Durability;
import org.fingerpost.route.flow.FlowMetrics;
import org.fingerpost.route.flow.FlowSettings;
import org.fingerpost.route.flow.HubServices;
import org.fingerpost.route.flow.RouteBoard;
import org.fingerpost.route.flow.TestBroker;
import org.fingerpost.route.flow.TopicMaker;
import org.fingerpost.route.flow.TopicWriter;
import org.fingerpost.route.joint.FreshJoints;
import org.fingerpost.route.joint.TestDatabase;
import org.fingerpost.route.resolve.Hub;
import org.fingerpost.route.resolve.Hub.Draft;
import org.fingerpost.route.web.HubServer;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.NormalisedChange;
import org.fingerpost.schema.SignpostEntity;
import org.fingerpost.schema.Topics;
import org.fingerpost.schema.reader.SignpostCopy;
import org.fingerpost.schema.reader.SignpostReader;
import org.fingerpost.schema.reader.Signposted;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the topics tell, and what those hear who have no Kafka: the same, on real engines. */
class FeedOverHttpTest {
  private static EmbeddedBroker broker;
  private static FlowSettings settings;
  private static TopicMaker topics;
  private static TopicWriter writer;
  private static HikariDataSource database;
  private static Publisher publisher;
  private static HubServer server;
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private long at = 1;

  @BeforeAll
  static void start() throws Exception {
    broker = EmbeddedBroker.start(TestBroker.folder());
    settings = FlowSettings.of(broker.bootstrapServers());
    topics = new TopicMaker(settings);
    topics.make(TopicMaker.topicsOf(List.of()));
    writer = new TopicWriter(settings);
    database = TestDatabase.fresh();
    Clock clock = Clock.systemUTC();
    HubServices services =
        new HubServices(
            database,
            settings,
            writer,
            topics,
            Durability.none(),
            new RouteBoard(clock),
            new FlowMetrics(new SimpleMeterRegistry()),
            clock,
            List.of());
    publisher = new Publisher(services, FreshJoints.none());
    assertThat(publisher.isActive()).isTrue();
    publisher.publishTerms();
    server =
        HubServer.start(
            new ChangesRoutes(database, clock, "https://feed.example.org", Duration.ofMillis(50)));
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
    publisher.close();
    database.close();
    writer.close();
    topics.close();
    broker.close();
  }

  @BeforeEach
  void later() {
    at = NUMBER.addAndGet(100);
  }

  @Test
  void a_reader_who_was_away_catches_up_by_topic_and_by_changes_to_the_same_bytes()
      throws Exception {
    Draft stays = organization("barn", "k1" + at).with("name", "Stays Club");
    Draft goes = organization("barn", "k2" + at).with("name", "Goes Club");
    Draft hides = organization("barn", "k3" + at).with("name", "Hides Club");
    Draft service =
        Hub.record(Kind.SERVICE, "barn", "k4" + at)
            .with("name", "Café “=1+1” </script>")
            .with("organization_id", stays.id().toString())
            .postcode("WR11 4AB");
    publish(stays.at(at), goes.at(at), hides.at(at), service.at(at));
    Map<String, byte[]> copy = new TreeMap<>();
    String away = follow("/changes?limit=2", copy);
    assertThat(copy).containsKeys("organizations/" + goes.id(), "services/" + service.id());
    publish(
        goes.goneAt(at + 1),
        hides.members("name", "Hides Club").at(at + 1),
        stays.with("description", "Moved.").at(at + 1));
    publish(organization("barn", "k5" + at).with("name", "New Club").at(at + 2));
    follow(away, copy);
    assertThat(copy)
        .doesNotContainKeys("organizations/" + goes.id(), "organizations/" + hides.id());
    assertSame(copy, standing());
    Map<String, byte[]> anew = new TreeMap<>();
    follow("/changes", anew);
    assertSame(anew, standing());
  }

  @Test
  void a_signpost_reader_keeps_the_same_copy_over_http_as_from_the_topics() throws Exception {
    Draft stays = organization("barn", "r1" + at).with("name", "Stays Club");
    Draft goes = organization("barn", "r2" + at).with("name", "Goes Club");
    publish(stays.at(at), goes.at(at));
    SignpostCopy overHttp = new SignpostCopy();
    URI changes = URI.create(server.address() + "/changes");
    SignpostReader reader = new SignpostReader(changes, overHttp);
    assertThat(reader.catchUp()).isPositive();
    assertThat(overHttp.find(SignpostEntity.ORGANIZATIONS, goes.id())).isPresent();
    publish(goes.goneAt(at + 1), stays.with("description", "Moved.").at(at + 1));
    SignpostReader restarted = new SignpostReader(changes, overHttp).from(reader.position());
    assertThat(restarted.catchUp()).isEqualTo(2);
    assertThat(restarted.catchUp()).isZero();
    SignpostCopy fromTopics = new SignpostCopy();
    for (SignpostEntity entity : SignpostEntity.values()) {
      String topic = Topics.signpost(entity);
      TestBroker.read(settings, topic)
          .forEach(m -> fromTopics.take(topic, m.key(), Optional.ofNullable(m.value())));
    }
    assertSame(bytes(overHttp), bytes(fromTopics));
    assertSame(bytes(overHttp), standing());
  }

  @Test
  void a_signpost_reader_whose_cursor_no_longer_serves_begins_again() throws Exception {
    Draft club = organization("barn", "b1" + at).with("name", "Begin Club");
    publish(club.at(at));
    SignpostCopy copy = new SignpostCopy();
    UUID stale = UUID.randomUUID();
    copy.put(new Signposted(SignpostEntity.SERVICES, stale, Json.object()));
    URI changes = URI.create(server.address() + "/changes");
    URI old = URI.create(changes + "?after=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    new SignpostReader(changes, copy).from(old).catchUp();
    assertThat(copy.find(SignpostEntity.SERVICES, stale)).isEmpty();
    assertThat(copy.find(SignpostEntity.ORGANIZATIONS, club.id())).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"python3,follow.py", "node,follow.mjs"})
  void the_examples_keep_a_copy_where_their_runtime_is_present(String runtime, String example)
      throws Exception {
    assumeThat(isPresent(runtime)).as(runtime + " on the path").isTrue();
    publish(organization("barn", "x1" + at).with("name", "Example Club").at(at));
    Process process =
        new ProcessBuilder(runtime, "../schemas/examples/" + example, server.address() + "/changes")
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    long organizations =
        standing().keySet().stream().filter(key -> key.startsWith("organizations/")).count();
    assertThat(said).contains("organizations " + organizations + "\n");
    String position = said.strip().substring(said.strip().lastIndexOf('\n') + 1);
    String path = position.substring(server.address().length());
    assertThat(page(path).path("items")).isEmpty();
  }

  @Test
  void kcat_reads_what_stands_where_it_is_present() throws Exception {
    assumeThat(isPresent("kcat", "-V")).as("kcat on the path").isTrue();
    Draft goes = organization("barn", "z1" + at).with("name", "Gone Club");
    publish(goes.at(at), organization("barn", "z2" + at).with("name", "Café\tClub").at(at));
    publish(goes.goneAt(at + 1));
    Process process =
        new ProcessBuilder(
                "../schemas/examples/follow-kcat.sh", broker.bootstrapServers(), "organizations")
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    Map<String, String> read = new TreeMap<>();
    said.lines()
        .forEach(line -> read.put("organizations/" + line.split("\t")[0], line.split("\t", 2)[1]));
    Map<String, String> stands = new TreeMap<>();
    standing().forEach((key, value) -> stands.put(key, new String(value, UTF_8)));
    stands.keySet().removeIf(key -> !key.startsWith("organizations/"));
    assertThat(read).isEqualTo(stands).doesNotContainKey("organizations/" + goes.id());
  }

  private static boolean isPresent(String runtime) throws InterruptedException {
    return isPresent(runtime, "--version");
  }

  private static boolean isPresent(String runtime, String version) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(runtime, version).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static Map<String, byte[]> bytes(SignpostCopy copy) {
    Map<String, byte[]> bytes = new TreeMap<>();
    for (SignpostEntity entity : SignpostEntity.values()) {
      copy.all(entity)
          .forEach(thing -> bytes.put(entity.wireName() + '/' + thing.id(), thing.bytes()));
    }
    return bytes;
  }

  @Test
  void an_entity_has_changes_of_its_own_and_a_replay_makes_none() throws Exception {
    Draft club = organization("barn", "o1" + at).with("name", "Once Club");
    publish(club.at(at));
    Map<String, byte[]> copy = new TreeMap<>();
    String next = follow("/changes/organizations", copy);
    assertThat(copy.keySet()).allMatch(key -> key.startsWith("organizations/"));
    try (Connection connection = database.getConnection()) {
      connection
          .createStatement()
          .execute(
              "INSERT INTO outbox (kind, joint_ids) VALUES ('organization', ARRAY['%s'::uuid])"
                  .formatted(club.id()));
    }
    publish();
    assertThat(page(next).path("items")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/changes?after=nonsense,400,no cursor",
    "/changes?limit=0,400,from 1 to 1000",
    "/changes?limit=1001,400,from 1 to 1000",
    "/changes?since=1,400,after",
    "/changes/people,404,organizations",
    "/changes?after=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA,410,begin again",
    "/changes/stream?after=nonsense,400,no cursor",
    "/changes/stream?entity=people,404,organizations",
    "/downloads/people.csv,404,organizations",
    "/downloads/services.xml,404,services.csv",
    "/downloads/..%2Fservices.csv,404,no such entity"
  })
  void what_is_not_understood_is_refused_in_words(String path, int status, String words) {
    HttpResponse<String> response = server.get(path);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
    assertThat(response.body()).contains(words);
  }

  @Test
  void downloads_hold_what_stands_and_no_formula() throws Exception {
    Draft club =
        organization("barn", "d1" + at)
            .with("name", "=HYPERLINK(\"http://example.org\")")
            .with("description", "Two\nlines, \"quoted\"");
    publish(club.at(at));
    String lines = server.get("/downloads/organizations.ndjson").body();
    Map<String, byte[]> held = new TreeMap<>();
    lines
        .lines()
        .forEach(
            line ->
                held.put(
                    "organizations/" + Json.readObject(line.getBytes(UTF_8)).get("id").asText(),
                    line.getBytes(UTF_8)));
    Map<String, byte[]> standing = standing();
    standing.keySet().removeIf(key -> !key.startsWith("organizations/"));
    assertSame(held, standing);
    HttpResponse<String> table = server.get("/downloads/organizations.csv");
    assertThat(table.headers().firstValue("Content-Disposition").orElse(""))
        .contains("organizations.csv");
    assertThat(table.body())
        .startsWith("id,name,")
        .contains("\"'=HYPERLINK(\"\"http://example.org\"\")\"")
        .contains("\"Two\nlines, \"\"quoted\"\"\"");
  }

  @Test
  void events_come_as_they_happen_and_go_on_where_a_reader_left() throws Exception {
    try (BufferedReader events = events("/changes/stream?entity=organizations")) {
      Draft club = organization("barn", "e1" + at).with("name", "Event Club");
      publish(club.at(at));
      String id = awaitEvent(events, "Event Club");
      publish(club.goneAt(at + 1));
      assertThat(awaitEvent(events, "\"deleted\"")).isNotEqualTo(id);
      try (BufferedReader again = events("/changes/stream", "Last-Event-ID", id)) {
        awaitEvent(again, club.id().toString());
      }
    }
  }

  @Test
  void a_webhook_is_told_signed_and_told_again_until_it_takes_it() throws Exception {
    List<String> bodies = new CopyOnWriteArrayList<>();
    List<Map<String, String>> headers = new CopyOnWriteArrayList<>();
    AtomicInteger refusals = new AtomicInteger(2);
    HttpServer receiver = receiver(bodies, headers, refusals);
    Webhooks webhooks = new Webhooks(database);
    String url = "http://127.0.0.1:%d/hook".formatted(receiver.getAddress().getPort());
    Webhooks.Added added = webhooks.add(url, EnumSet.of(SignpostEntity.ORGANIZATIONS), true, false);
    try {
      publish(organization("barn", "w1" + at).with("name", "Hooked Club").at(at));
      await().atMost(Duration.ofSeconds(60)).until(() -> bodies.size() >= 3);
      assertThat(bodies).allSatisfy(body -> assertThat(body).contains("Hooked Club"));
      assertThat(headers.get(2).get("webhook-id")).isEqualTo(headers.get(0).get("webhook-id"));
      assertSigned(added.secret(), headers.get(2), bodies.get(2));
      String after = Json.readObject(bodies.get(2).getBytes(UTF_8)).path("after").asText();
      assertThat(page("/changes/organizations?after=" + after).path("items")).isEmpty();
      await().untilAsserted(() -> assertThat(found(webhooks, added.id()).failures()).isZero());
      assertThat(found(webhooks, added.id()).delivered()).isPresent();
    } finally {
      assertThat(webhooks.remove(added.id())).isTrue();
      receiver.stop(0);
    }
  }

  @Test
  void a_webhook_that_wants_no_more_is_held_until_a_person_resumes_it() throws Exception {
    HttpServer receiver = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(410, -1);
          exchange.close();
        });
    receiver.start();
    Webhooks webhooks = new Webhooks(database);
    String url = "http://127.0.0.1:%d/".formatted(receiver.getAddress().getPort());
    Webhooks.Added added = webhooks.add(url, EnumSet.allOf(SignpostEntity.class), true, true);
    try {
      publish(organization("barn", "h1" + at).with("name", "Held Club").at(at));
      await().until(() -> found(webhooks, added.id()).held().isPresent());
      assertThat(webhooks.resume(added.id())).isTrue();
      await().until(() -> found(webhooks, added.id()).held().isPresent());
    } finally {
      webhooks.remove(added.id());
      receiver.stop(0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1/hook,allow-internal",
    "http://localhost/hook,allow-internal",
    "http://[::1]/hook,allow-internal",
    "http://169.254.169.254/latest,allow-internal",
    "ftp://192.0.2.1/,whole web address",
    "https://me:pw@192.0.2.1/,no user or password",
    "'not an address',no web address"
  })
  void a_webhook_never_leads_into_the_hubs_own_network(String url, String words) {
    assertThatThrownBy(
            () ->
                new Webhooks(database).add(url, EnumSet.allOf(SignpostEntity.class), false, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words);
  }

  private static Webhook found(Webhooks webhooks, UUID id) throws Exception {
    return webhooks.list().stream().filter(w -> w.id().equals(id)).findFirst().orElseThrow();
  }

  private static HttpServer receiver(
      List<String> bodies, List<Map<String, String>> headers, AtomicInteger refusals)
      throws IOException {
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/hook",
        exchange -> {
          Map<String, String> seen = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
          exchange.getRequestHeaders().forEach((name, values) -> seen.put(name, values.get(0)));
          headers.add(seen);
          bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
          exchange.sendResponseHeaders(refusals.getAndDecrement() > 0 ? 503 : 204, -1);
          exchange.close();
        });
    receiver.start();
    return receiver;
  }

  /** As a receiver would, by the words of Standard Webhooks. */
  private static void assertSigned(String secret, Map<String, String> headers, String body)
      throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    byte[] key = Base64.getDecoder().decode(secret.replace("whsec_", ""));
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    String signed = headers.get("webhook-id") + "." + headers.get("webhook-timestamp") + "." + body;
    assertThat(headers.get("webhook-signature"))
        .isEqualTo("v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8))));
  }

  private static BufferedReader events(String path, String... headers) {
    HttpResponse<InputStream> response =
        server.send("GET", path, HttpResponse.BodyHandlers.ofInputStream(), headers);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    return new BufferedReader(new InputStreamReader(response.body(), UTF_8));
  }

  /** Reads to the event whose data hold the text; gives its id. */
  private static String awaitEvent(BufferedReader events, String text) throws IOException {
    String id = "";
    for (String line = events.readLine(); line != null; line = events.readLine()) {
      id = line.startsWith("id: ") ? line.substring(4) : id;
      if (line.startsWith("data: ") && line.contains(text)) {
        return id;
      }
    }
    throw new AssertionError("the stream ended");
  }

  /** Puts records straight into the joint database, as the resolver leaves them, and sends them. */
  private static void publish(NormalisedChange... changes) throws Exception {
    Hub.resolve(database, changes);
    while (publisher.publishSome() > 0) {
      // Until all is sent.
    }
  }

  /** Follows next until a page is empty; gives the address to go on from. */
  private static String follow(String from, Map<String, byte[]> copy) throws IOException {
    String path = from;
    for (int pages = 0; pages < 10_000; pages++) {
      String body = server.get(path).body();
      ObjectNode page = Json.readObject(body.getBytes(UTF_8));
      path = page.path("next").asText().replace("https://feed.example.org", "");
      if (page.path("items").isEmpty()) {
        return path;
      }
      page.path("items").forEach(item -> take(item, copy));
    }
    throw new AssertionError("the pages have no end");
  }

  private static void take(JsonNode item, Map<String, byte[]> copy) {
    String key = item.path("kind").asText() + '/' + item.path("id").asText();
    if (item.path("state").asText().equals("deleted")) {
      copy.remove(key);
    } else {
      copy.put(key, Json.write(item.path("data")));
    }
  }

  private static ObjectNode page(String path) {
    return Json.readObject(server.get(path).body().getBytes(UTF_8));
  }

  /** The last value of each key in the feed's topics. */
  private static Map<String, byte[]> standing() {
    Map<String, byte[]> standing = new TreeMap<>();
    for (SignpostEntity entity : SignpostEntity.values()) {
      TestBroker.compacted(settings, Topics.signpost(entity))
          .forEach((id, value) -> standing.put(entity.wireName() + '/' + id, value));
    }
    return standing;
  }

  private static void assertSame(Map<String, byte[]> copy, Map<String, byte[]> standing) {
    assertThat(copy.keySet()).isEqualTo(standing.keySet());
    List<String> different = new ArrayList<>();
    copy.forEach(
        (key, value) -> {
          if (!Arrays.equals(value, standing.get(key))) {
            different.add(key);
          }
        });
    assertThat(different).isEmpty();
  }
}
