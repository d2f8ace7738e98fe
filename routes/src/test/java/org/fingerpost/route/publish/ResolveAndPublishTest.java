package org.fingerpost.route.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.fingerpost.route.resolve.Hub.organization;
import static org.fingerpost.route.resolve.Hub.rows;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.fingerpost.embedded.EmbeddedBroker;
import org.fingerpost.route.flow.Durability;
import org.fingerpost.route.flow.EventRecords;
import org.fingerpost.route.flow.FlowMetrics;
import org.fingerpost.route.flow.FlowSettings;
import org.fingerpost.route.flow.HubServices;
import org.fingerpost.route.flow.Refusals;
import org.fingerpost.route.flow.RouteBoard;
import org.fingerpost.route.flow.TestBroker;
import org.fingerpost.route.flow.TopicMaker;
import org.fingerpost.route.flow.TopicWriter;
import org.fingerpost.route.joint.FreshJoints;
import org.fingerpost.route.joint.JointRecords;
import org.fingerpost.route.joint.TestDatabase;
import org.fingerpost.route.resolve.Hub;
import org.fingerpost.route.resolve.Hub.Draft;
import org.fingerpost.route.resolve.Linkages;
import org.fingerpost.route.resolve.ResolveRoutes;
import org.fingerpost.schema.EventHeaders;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.NormalisedChange;
import org.fingerpost.schema.NormalisedCodec;
import org.fingerpost.schema.Refusal;
import org.fingerpost.schema.SignpostEntity;
import org.fingerpost.schema.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Both stages on a real broker and a real database, from hub topics to the feed. */
class ResolveAndPublishTest {
  private static final String JOINT = Topics.joint(Kind.ORGANIZATION);
  private static final String FEED = Topics.signpost(SignpostEntity.ORGANIZATIONS);

  private static EmbeddedBroker broker;
  private static FlowSettings settings;
  private static TopicMaker topics;
  private static TopicWriter writer;

  private final HikariDataSource database = TestDatabase.fresh();
  private final AtomicBoolean databaseIsAway = new AtomicBoolean();
  private final JointRecords joints = new JointRecords(database);
  private final List<DefaultCamelContext> contexts = new ArrayList<>();

  @BeforeAll
  static void startBroker() throws Exception {
    broker = EmbeddedBroker.start(TestBroker.folder());
    settings = FlowSettings.of(broker.bootstrapServers());
    topics = new TopicMaker(settings);
    topics.make(TopicMaker.topicsOf(List.of()));
    writer = new TopicWriter(settings);
  }

  @AfterAll
  static void stopBroker() {
    writer.close();
    topics.close();
    broker.close();
  }

  @AfterEach
  void stop() {
    contexts.forEach(DefaultCamelContext::stop);
    database.close();
  }

  @Test
  void two_members_records_of_one_group_come_out_as_one_without_what_only_members_may_see()
      throws Exception {
    Draft one =
        organization("barn", "p1")
            .with("name", "Club")
            .charity("1200001")
            .members("email", "hid@example.org");
    Draft two = organization("wre", "p2").with("name", "Club").charity("1200001");
    write(one.at(1), two.at(1));
    run();
    UUID id = awaitSources(one.id(), 2);
    awaitPublished(id, "hid@example.org");
    await().untilAsserted(() -> assertThat(compacted(FEED, id)).contains("Club"));
    for (SignpostEntity entity : SignpostEntity.values()) {
      for (ConsumerRecord<String, byte[]> message : read(Topics.signpost(entity))) {
        assertThat(text(message)).doesNotContain("hid@example.org");
      }
    }
  }

  @Test
  void a_record_that_is_gone_is_retracted_from_every_topic() throws Exception {
    Draft club = organization("barn", "d1").with("name", "Gone Club");
    write(club.at(1));
    run();
    awaitPublished(club.id(), "Gone Club");
    write(club.goneAt(2));
    await()
        .untilAsserted(
            () -> {
              assertThat(last(JOINT, club.id()).value()).isNull();
              assertThat(last(FEED, club.id()).value()).isNull();
            });
  }

  @Test
  void what_is_published_can_be_searched_for_and_what_is_gone_cannot() throws Exception {
    Draft club = organization("barn", "s1").with("name", "Searchable Club");
    write(club.members("email", "hid@example.org").at(1));
    run();
    String found =
        "SELECT name FROM directory_entry WHERE words @@ to_tsquery('directory', 'searchable')";
    String row = "SELECT content IS NULL FROM feed_change WHERE id = '" + club.id() + "'";
    await().untilAsserted(() -> assertThat(rows(database, found)).isEqualTo("Searchable Club|\n"));
    assertThat(rows(database, row)).isEqualTo("f|\n");
    assertThat(rows(database, "SELECT e::text FROM directory_entry e")).doesNotContain("hid");
    write(club.goneAt(2));
    await().untilAsserted(() -> assertThat(rows(database, found)).isEmpty());
    assertThat(rows(database, row)).isEqualTo("t|\n");
  }

  @Test
  void poison_first_middle_and_last_never_stops_its_neighbours() throws Exception {
    Draft first = organization("barn", "x1").with("name", "First");
    Draft second = organization("barn", "x2").with("name", "Second");
    List<ProducerRecord<String, byte[]>> messages = new ArrayList<>();
    messages.add(poison("{not json"));
    messages.add(message(first.at(1)));
    messages.add(
        new ProducerRecord<>(Topics.hub(Kind.ORGANIZATION), 0, "no-headers", new byte[] {1}));
    messages.add(message(second.with("description", "nul \0 inside").at(2)));
    messages.add(message(organization("barn", "x3").with("name", "Third").at(3)));
    messages.add(poison("[]"));
    writer.writeAll(messages);
    run();
    await()
        .untilAsserted(
            () -> {
              assertThat(joints.find(first.id())).isPresent();
              assertThat(joints.find(organization("barn", "x3").id())).isPresent();
              assertThat(rows(database, "SELECT count(*) FROM quarantine WHERE stage = 'resolve'"))
                  .isEqualTo("4|\n");
            });
    assertThat(rows(database, "SELECT * FROM quarantine")).doesNotContain("not json");
  }

  @Test
  void a_refusal_is_kept_once_and_superseded_when_its_record_gets_through() throws Exception {
    Draft club = organization("barn", "q1").with("name", "Refused Club");
    Refusal refusal =
        new Refusal(
            Refusals.id("normalise", "q1"),
            "normalise",
            "schema",
            "A name is missing.",
            "barn",
            "organization",
            "q1",
            "p/0/1",
            Instant.parse("2026-11-01T10:00:01Z"),
            Json.object());
    writer.writeAll(List.of(Refusals.message(refusal), Refusals.message(refusal)));
    run();
    String status = "SELECT status FROM quarantine WHERE id = '" + refusal.id() + "'";
    await().untilAsserted(() -> assertThat(rows(database, status)).isEqualTo("open|\n"));
    write(club.at(60));
    await().untilAsserted(() -> assertThat(rows(database, status)).isEqualTo("superseded|\n"));
  }

  @Test
  void while_the_database_is_away_nothing_is_lost_and_the_board_says_so() throws Exception {
    RouteBoard board = run();
    Draft first = organization("barn", "a0").with("name", "Early Club");
    write(first.at(1));
    awaitPublished(first.id(), "Early Club");
    Draft club = organization("barn", "a1").with("name", "Patient Club");
    databaseIsAway.set(true);
    write(club.at(1));
    awaitFailing(board);
    databaseIsAway.set(false);
    awaitPublished(club.id(), "Patient Club");
  }

  @Test
  void a_hub_that_starts_while_the_database_is_away_says_so_and_goes_on_by_itself()
      throws Exception {
    Draft club = organization("barn", "a2").with("name", "Waiting Club");
    write(club.at(1));
    databaseIsAway.set(true);
    RouteBoard board = run();
    awaitFailing(board);
    databaseIsAway.set(false);
    awaitPublished(club.id(), "Waiting Club");
  }

  /** That the stage which reads says so, whatever others say. */
  private static void awaitFailing(RouteBoard board) {
    await()
        .untilAsserted(
            () ->
                assertThat(board.all())
                    .filteredOn(line -> line.stage().equals("resolve"))
                    .extracting(RouteBoard.Status::state)
                    .containsExactly(RouteBoard.State.FAILING_RETRIABLE));
  }

  @Test
  void topics_replayed_from_the_start_leave_tables_and_feed_as_they_were() throws Exception {
    Draft one = organization("barn", "r1").with("name", "Again").charity("1300001");
    Draft two = organization("wre", "r2").with("name", "Again").charity("1300001");
    write(one.at(1), two.at(1), one.with("description", "changed").at(2), two.goneAt(2));
    run();
    awaitPublished(awaitSources(one.id(), 1), "changed");
    awaitOutboxEmpty();
    contexts.forEach(DefaultCamelContext::stop);
    String before = Hub.dump(database);
    int messages = read(JOINT).size() + read(FEED).size();
    String positions = rows(database, "SELECT * FROM consumer_position ORDER BY 1, 2");

    Hub.execute(database, "DELETE FROM consumer_position");
    run();
    await()
        .untilAsserted(
            () ->
                assertThat(rows(database, "SELECT * FROM consumer_position ORDER BY 1, 2"))
                    .isEqualTo(positions));
    assertThat(Hub.dump(database)).isEqualTo(before);
    assertThat(read(JOINT).size() + read(FEED).size()).isEqualTo(messages);
  }

  @Test
  void a_publisher_killed_before_it_cleared_the_outbox_sends_the_same_bytes_again()
      throws Exception {
    Draft club = organization("barn", "k1").with("name", "Twice Club");
    write(club.at(1));
    run();
    awaitPublished(club.id(), "Twice Club");
    String first = text(last(JOINT, club.id())) + text(last(FEED, club.id()));
    long offset = last(JOINT, club.id()).offset();
    Hub.execute(
        database,
        "INSERT INTO outbox (kind, joint_ids) VALUES ('organization', '{%s}')"
            .formatted(club.id()));
    await().untilAsserted(() -> assertThat(last(JOINT, club.id()).offset()).isGreaterThan(offset));
    awaitOutboxEmpty();
    assertThat(text(last(JOINT, club.id())) + text(last(FEED, club.id()))).isEqualTo(first);
  }

  @Test
  void two_processes_share_the_work_and_their_outcome_is_that_of_one() throws Exception {
    run();
    run();
    List<NormalisedChange> changes = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      changes.add(
          organization("barn", "two" + i).with("name", "N" + i).charity("14" + i % 100).at(i));
    }
    write(changes.toArray(NormalisedChange[]::new));
    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(
            () ->
                assertThat(
                        rows(
                            database,
                            "SELECT count(*), count(DISTINCT joint_id) FROM source_record WHERE key LIKE 'two%'"))
                    .isEqualTo("400|100|\n"));
    awaitOutboxEmpty();
  }

  private RouteBoard run() throws Exception {
    RouteBoard board = new RouteBoard(Clock.systemUTC());
    HubServices services =
        new HubServices(
            new Breakable(),
            settings,
            writer,
            topics,
            Durability.none(),
            board,
            new FlowMetrics(new SimpleMeterRegistry()),
            Clock.systemUTC(),
            List.of());
    DefaultCamelContext context = new DefaultCamelContext();
    FreshJoints fresh = FreshJoints.shared();
    for (RouteBuilder routes :
        List.of(
            new ResolveRoutes(services, Linkages.byKeys(), fresh),
            new PublishRoutes(services, fresh))) {
      context.addRoutes(routes);
    }
    context.start();
    contexts.add(context);
    return board;
  }

  private static void write(NormalisedChange... changes) {
    List<ProducerRecord<String, byte[]>> messages = new ArrayList<>();
    for (NormalisedChange change : changes) {
      messages.add(message(change));
    }
    writer.writeAll(messages);
  }

  private static ProducerRecord<String, byte[]> message(NormalisedChange change) {
    String topic = Topics.hub(change.kind());
    UUID id = change.source().id();
    ProducerRecord<String, byte[]> message =
        change instanceof NormalisedChange.Present present
            ? EventRecords.present(
                topic,
                id.toString(),
                present.source(),
                id,
                present.seen(),
                NormalisedCodec.write(present))
            : EventRecords.gone(topic, id.toString(), change.source(), id, Instant.EPOCH);
    message.headers().add(EventHeaders.ORIGIN, change.origin().text().getBytes(UTF_8));
    return message;
  }

  private static ProducerRecord<String, byte[]> poison(String value) {
    ProducerRecord<String, byte[]> message =
        message(organization("barn", "poison").with("name", "x").at(1));
    ProducerRecord<String, byte[]> poison =
        new ProducerRecord<>(message.topic(), message.key(), value.getBytes(UTF_8));
    message.headers().forEach(poison.headers()::add);
    return poison;
  }

  private UUID awaitSources(UUID id, int count) {
    await()
        .untilAsserted(
            () ->
                assertThat(joints.find(id))
                    .hasValueSatisfying(joint -> assertThat(joint.sources()).hasSize(count)));
    return joints.find(id).orElseThrow().id();
  }

  private static void awaitPublished(UUID id, String text) {
    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(() -> assertThat(compacted(JOINT, id)).contains(text));
  }

  private void awaitOutboxEmpty() {
    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(
            () -> assertThat(rows(database, "SELECT count(*) FROM outbox")).isEqualTo("0|\n"));
  }

  private static String compacted(String topic, UUID id) {
    byte[] value = TestBroker.compacted(settings, topic).get(id.toString());
    return value == null ? "" : new String(value, UTF_8);
  }

  private static ConsumerRecord<String, byte[]> last(String topic, UUID id) {
    return read(topic).stream()
        .filter(message -> message.key().equals(id.toString()))
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }

  private static List<ConsumerRecord<String, byte[]>> read(String topic) {
    return TestBroker.read(settings, topic);
  }

  private static String text(ConsumerRecord<String, byte[]> message) {
    StringBuilder text = new StringBuilder(message.key());
    message.headers().forEach(h -> text.append(h.key()).append(new String(h.value(), UTF_8)));
    return text.append(message.value() == null ? "" : new String(message.value(), UTF_8))
        .toString();
  }

  /** The database, which may be away. */
  private final class Breakable implements DataSource {
    @Override
    public Connection getConnection() throws SQLException {
      if (databaseIsAway.get()) {
        throw new SQLException("the database is away", "08006");
      }
      return database.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
      return database.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
      database.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
      database.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
      return database.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
      return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
      return database.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
      return database.isWrapperFor(type);
    }
  }
}
