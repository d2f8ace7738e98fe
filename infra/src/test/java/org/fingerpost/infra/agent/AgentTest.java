package org.fingerpost.infra.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.fingerpost.connector.database.DatabaseConnector;
import org.fingerpost.connector.descriptor.DescriptorException;
import org.fingerpost.connector.descriptor.DescriptorReader;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.connector.descriptor.SystemDescriptor;
import org.fingerpost.connector.sharing.SharingFilter;
import org.fingerpost.schema.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentTest {
  private static final String KEY = "the member's key";
  private static final String DESCRIPTOR =
      """
      member: {id: evesham, name: Evesham}
      system:
        database: {url: "jdbc:h2:mem:%s", user: sa, password: "${env:NONE}"}
      datasets:
        groups:
          kind: organization
          table: GROUPS_
          key: ID
          changed: CHANGED
          fields: {name: NAME}
          agreement:
            lawful_basis: legitimate interests
            review_date: 2027-04-01
            retention: P3Y
            public: [name]
            withheld: [NOTE]
          poll: PT0.1S
          full_compare: PT0.2S
          brake: {number: 5, share: 0.5}
      """;

  @TempDir private Path state;
  private final String database = "agent" + System.nanoTime();
  private final Map<String, String> names = new ConcurrentHashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final List<String> versions = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile int status = 202;
  private HttpServer hub;
  private Connection member;
  private Agent agent;

  @BeforeEach
  void start() throws Exception {
    hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hub.createContext("/push/evesham", this::answer);
    hub.start();
    member =
        DriverManager.getConnection(
            "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(database), "sa", "");
    sql(
        "CREATE TABLE GROUPS_ (ID INT PRIMARY KEY, NAME VARCHAR, NOTE VARCHAR, CHANGED TIMESTAMP(6) DEFAULT LOCALTIMESTAMP)");
    agent = agent();
  }

  @AfterEach
  void stop() throws SQLException {
    agent.close();
    hub.stop(0);
    sql("SHUTDOWN");
  }

  @Test
  void what_is_shared_arrives_with_its_changes_and_deletes_and_nothing_that_is_withheld()
      throws Exception {
    put(1, "Chess club");
    put(2, "Bowls club");
    until(Map.of("1", "Chess club", "2", "Bowls club"));
    put(1, "Chess and draughts club");
    sql("DELETE FROM GROUPS_ WHERE ID = 2");
    until(Map.of("1", "Chess and draughts club"));
    assertThat(requests).allMatch(request -> !request.contains("withheld note"));
  }

  @Test
  void a_hub_that_is_away_misses_nothing_and_gets_nothing_twice() throws Exception {
    put(1, "Chess club");
    until(Map.of("1", "Chess club"));
    status = 503;
    for (int key = 2; key <= 20; key++) {
      put(key, "Club " + key);
    }
    put(1, "Chess and draughts club");
    int refused = requests.size();
    Awaitility.await().until(() -> requests.size() > refused);
    agent.close();
    sql("DELETE FROM GROUPS_ WHERE ID = 20");
    agent = agent();
    status = 202;
    Map<String, String> expected = new TreeMap<>(Map.of("1", "Chess and draughts club"));
    for (int key = 2; key <= 19; key++) {
      expected.put(Integer.toString(key), "Club " + key);
    }
    until(expected);
    assertThat(versions).doesNotHaveDuplicates();
  }

  @Test
  void an_agent_that_is_started_again_sends_nothing_again() throws Exception {
    put(1, "Chess club");
    until(Map.of("1", "Chess club"));
    agent.close();
    agent = agent();
    put(2, "Bowls club");
    until(Map.of("1", "Chess club", "2", "Bowls club"));
    assertThat(versions).containsExactlyInAnyOrder("1 Chess club", "2 Bowls club");
  }

  @Test
  void a_record_that_the_hub_refuses_is_kept_aside_and_its_neighbours_arrive() throws Exception {
    agent.close();
    put(1, "Chess club");
    put(2, "refuse me");
    put(3, "Darts");
    agent = agent();
    until(Map.of("1", "Chess club", "3", "Darts"));
    put(2, "Mended");
    until(Map.of("1", "Chess club", "2", "Mended", "3", "Darts"));
  }

  @Test
  void many_records_that_are_missing_at_once_stay() throws Exception {
    for (int key = 1; key <= 10; key++) {
      put(key, "Club " + key);
    }
    Awaitility.await().until(() -> names.size() == 10);
    sql("DELETE FROM GROUPS_ WHERE ID > 2");
    put(11, "Typed after that");
    Awaitility.await().until(() -> names.containsKey("11"));
    assertThat(names).hasSize(11);
  }

  @Test
  void a_wrong_key_is_not_tried_over_and_over_and_loses_nothing() throws Exception {
    status = 401;
    put(1, "Chess club");
    Awaitility.await().until(() -> !requests.isEmpty());
    put(2, "Bowls club");
    agent.close();
    assertThat(requests).hasSize(1);
    status = 202;
    agent = agent();
    until(Map.of("1", "Chess club", "2", "Bowls club"));
  }

  @Test
  void what_is_sent_are_cloud_events_that_name_dataset_and_record() {
    AgentEvent present = new AgentEvent.Present("groups", "17", Json.object().put("NAME", "Chess"));
    CloudEvent read = read(present);
    assertThat(read.getSource()).hasToString("/agent/groups");
    assertThat(read.getSubject()).isEqualTo("17");
    assertThat(read.getData().toBytes()).asString().isEqualTo("{\"NAME\":\"Chess\"}");
    assertThat(read(new AgentEvent.Gone("groups", "17")).getType()).endsWith(".deleted");
  }

  @Test
  void the_same_unreadable_row_is_one_event_however_often_it_is_told() {
    AgentEvent row =
        new AgentEvent.Unreadable(
            "groups", "", "no-key", "It has no key.", "groups.csv, line 3", Json.object());
    CloudEvent first = read(row);
    assertThat(first.getSubject()).isNull();
    assertThat(read(row).getId()).isEqualTo(first.getId());
  }

  private static CloudEvent read(AgentEvent event) {
    return new JsonFormat().deserialize(Json.write(event.cloudEvent()));
  }

  private Agent agent() throws DescriptorException {
    MemberDescriptor descriptor =
        new DescriptorReader()
            .read("evesham.yaml", DESCRIPTOR.formatted(database), state)
            .descriptor();
    DatabaseConnector connector =
        new DatabaseConnector(
            (SystemDescriptor.Database) descriptor.system(),
            dataset -> new SharingFilter(dataset).columns(),
            secret -> "");
    URI address = URI.create("http://127.0.0.1:%d".formatted(hub.getAddress().getPort()));
    return Agent.start(descriptor, connector, address, () -> KEY, state);
  }

  private void put(int key, String name) throws SQLException {
    sql(
        "MERGE INTO GROUPS_ KEY (ID) VALUES (%d, '%s', 'withheld note', LOCALTIMESTAMP(6))"
            .formatted(key, name));
  }

  private void sql(String command) throws SQLException {
    try (Statement statement = member.createStatement()) {
      statement.execute(command);
    }
  }

  private void until(Map<String, String> expected) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(names).isEqualTo(expected));
  }

  /** As the hub's own endpoint: all of a batch or nothing, each event once by its id. */
  private synchronized void answer(HttpExchange exchange) throws IOException {
    String body =
        new String(
            exchange.getRequestBody().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    requests.add(body);
    boolean known =
        ("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    int code = known ? status : 401;
    if (code == 202 && body.contains("refuse me")) {
      code = 422;
    }
    if (code == 202) {
      List<JsonNode> events = new ArrayList<>();
      Json.MAPPER.readTree(body).forEach(events::add);
      events.forEach(this::take);
    }
    exchange.sendResponseHeaders(code, -1);
    exchange.close();
  }

  private void take(JsonNode event) {
    if (!taken.add(event.path("id").asText())) {
      return;
    }
    String key = event.path("subject").asText();
    if (event.path("type").asText().endsWith(".deleted")) {
      names.remove(key);
      versions.add(key + " gone");
    } else {
      names.put(key, event.path("data").path("NAME").asText());
      versions.add(key + " " + event.path("data").path("NAME").asText());
    }
  }
}
