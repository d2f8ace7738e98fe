package org.fingerpost.route.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fingerpost.route.resolve.Hub.organization;
import static org.fingerpost.route.resolve.Hub.rows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.fingerpost.embedded.EmbeddedBroker;
import org.fingerpost.route.flow.Durability;
import org.fingerpost.route.flow.FlowMetrics;
import org.fingerpost.route.flow.FlowSettings;
import org.fingerpost.route.flow.HubServices;
import org.fingerpost.route.flow.RouteBoard;
import org.fingerpost.route.flow.TestBroker;
import org.fingerpost.route.flow.TopicMaker;
import org.fingerpost.route.flow.TopicWriter;
import org.fingerpost.route.joint.FreshJoints;
import org.fingerpost.route.joint.JointRecords;
import org.fingerpost.route.joint.TestDatabase;
import org.fingerpost.route.resolve.Hub;
import org.fingerpost.route.resolve.Hub.Draft;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.SignpostEntity;
import org.fingerpost.schema.Topics;
import org.fingerpost.schema.Trust;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What members are told of disputes, on a real broker and from a real database. */
class ConflictsTest {
  private static EmbeddedBroker broker;
  private static FlowSettings settings;
  private static TopicMaker topics;
  private static TopicWriter writer;
  private static int tests;

  private final HikariDataSource database = TestDatabase.fresh();

  /** Topics outlive a test, so each has members, and numbers, of its own. */
  private final String barn = "barn-" + ++tests;

  private final String wre = "wre-" + tests;
  private Publisher publisher;

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

  @BeforeEach
  void startPublisher() throws Exception {
    publisher = publisher(Durability.none());
  }

  @AfterEach
  void stop() throws SQLException {
    publisher.close();
    database.close();
  }

  @Test
  void both_members_are_told_what_they_disagree_about_and_with_whom() throws Exception {
    Draft ours = group(barn, "1").with("email", "old@example.org");
    Draft theirs = group(wre, "2").with("email", "new@example.org").trust("email", Trust.HIGH);
    Hub.resolve(database, ours.at(1), theirs.at(2));
    publish();

    ObjectNode told = told(ours).orElseThrow();
    assertThat(told.at("/source/key").asText()).isEqualTo("1");
    assertThat(told.at("/fields").size()).isEqualTo(1);
    assertThat(told.at("/fields/email/yours").asText()).isEqualTo("old@example.org");
    assertThat(told.at("/fields/email/winning").asText()).isEqualTo("new@example.org");
    assertThat(told.at("/fields/email/reason").asText())
        .isEqualTo("its source is of high trust, the others of usual trust");
    assertThat(told.at("/fields/email/others/0/held_by/0/member").asText()).isEqualTo(wre);
    assertThat(told.at("/fields/email/sentence").asText())
        .startsWith("email: you hold \"old@example.org\"; " + wre + " holds \"new@example.org\".");
    assertThat(told.toString()).doesNotContain("\"key\":\"2\"");
    assertThat(told(theirs).orElseThrow().at("/fields/email/others/0/value").asText())
        .isEqualTo("old@example.org");
    assertThat(
            rows(
                database,
                "SELECT field, value, members, other_value, other_members FROM analysis.conflicts"))
        .isEqualTo("email|new@example.org|{%s}|old@example.org|{%s}|\n".formatted(wre, barn));
  }

  @Test
  void what_is_put_right_at_the_source_is_taken_back() throws Exception {
    Draft ours = group(barn, "1").with("email", "old@example.org");
    Draft theirs = group(wre, "2").with("email", "new@example.org");
    Hub.resolve(database, ours.at(1), theirs.at(2));
    publish();
    Hub.resolve(database, ours.with("email", "NEW@example.org").at(3));
    publish();
    assertThat(told(ours)).isEmpty();
    assertThat(told(theirs)).isEmpty();
    assertThat(tombstones(ours)).isEqualTo(1);
    assertThat(known()).isEqualTo("0|\n");
  }

  @Test
  void what_is_said_of_a_record_that_goes_is_taken_back_from_all() throws Exception {
    Draft ours = group(barn, "1").with("email", "old@example.org");
    Draft theirs = group(wre, "2").with("email", "new@example.org");
    Hub.resolve(database, ours.at(1), theirs.at(2));
    publish();
    Hub.resolve(database, theirs.goneAt(3));
    publish();
    assertThat(told(ours)).isEmpty();
    assertThat(told(theirs)).isEmpty();
    assertThat(known()).isEqualTo("0|\n");
  }

  @Test
  void records_that_part_disagree_no_longer_and_those_that_join_others_may_anew() throws Exception {
    Draft ours = group(barn, "1").with("email", "old@example.org");
    Draft theirs = group(wre, "2").with("email", "new@example.org");
    Draft third =
        group(wre, "3").charity("77%05d".formatted(tests)).with("email", "third@example.org");
    Hub.resolve(database, ours.at(1), theirs.at(2), third.at(3));
    publish();
    assertThat(told(third)).isEmpty();
    Hub.resolve(database, theirs.charity("77%05d".formatted(tests)).at(4));
    publish();
    assertThat(told(ours)).isEmpty();
    assertThat(told(theirs).orElseThrow().toString()).contains("third@").doesNotContain("old@");
    assertThat(told(third)).isPresent();
    assertThat(known()).isEqualTo("2|\n");
  }

  @Test
  void records_that_disagree_with_nobody_cost_no_message() throws Exception {
    Draft ours = group(barn, "1").with("email", "office@example.org").with("description", "Chess");
    Draft theirs = group(wre, "2").with("email", "Office@example.org").with("description", "Go");
    Hub.resolve(
        database, ours.at(1), theirs.at(2), organization(barn, "3").with("name", "C").at(3));
    publish();
    Hub.resolve(database, theirs.goneAt(4));
    publish();
    assertThat(known()).isEqualTo("0|\n");
    topics.make(Map.of(Topics.memberConflicts(barn), 1));
    assertThat(TestBroker.read(settings, Topics.memberConflicts(barn))).isEmpty();
  }

  @Test
  void nothing_withheld_or_disputed_reaches_those_who_may_not_see_it() throws Exception {
    Draft ours = group(barn, "1").members("email", "hush@example.org");
    Draft theirs = group(wre, "2").with("email", "open@example.org").trust("email", Trust.LOW);
    Draft keeps = group(wre, "3").withheld("email", "secret@example.org");
    Hub.resolve(database, ours.at(1), theirs.at(2), keeps.at(3));
    publish();
    assertThat(told(theirs).orElseThrow().toString()).contains("hush@").doesNotContain("secret@");
    assertThat(told(keeps)).isEmpty();
    StringBuilder feed = new StringBuilder();
    for (SignpostEntity entity : SignpostEntity.values()) {
      for (ConsumerRecord<String, byte[]> message :
          TestBroker.read(settings, Topics.signpost(entity))) {
        feed.append(message.value() == null ? "" : new String(message.value(), UTF_8));
      }
    }
    assertThat(feed.toString()).contains("open@example.org").doesNotContain("hush@", "secret@");
  }

  @Test
  void what_was_just_resolved_and_what_the_database_holds_are_told_in_the_same_bytes()
      throws Exception {
    Draft ours = group(barn, "1").postcode("B97 4AA").with("status", "active");
    Draft theirs = group(wre, "2").postcode("B97 4AB").with("status", "closed");
    FreshJoints fresh = FreshJoints.shared();
    Hub.resolve(database, ours.at(1), theirs.at(2)).forEach(fresh::put);
    assertThat(feed(fresh).stream().map(ConflictsTest::text).toList())
        .isEqualTo(feed(FreshJoints.none()).stream().map(ConflictsTest::text).toList())
        .anyMatch(message -> message.contains(Topics.memberConflicts(barn)));
  }

  @Test
  void a_publisher_killed_after_it_told_takes_back_what_is_settled_by_the_next_attempt()
      throws Exception {
    Draft ours = group(barn, "1").with("email", "old@example.org");
    Draft theirs = group(wre, "2").with("email", "new@example.org");
    Hub.resolve(database, ours.at(1), theirs.at(2));
    publisher.close();
    publisher = publisher(failing());
    assertThatThrownBy(this::publish).hasMessage("killed");
    assertThat(told(ours)).isPresent();
    Hub.resolve(database, ours.with("email", "new@example.org").at(3));
    publisher.close();
    publisher = publisher(Durability.none());
    publish();
    assertThat(told(ours)).isEmpty();
    assertThat(told(theirs)).isEmpty();
  }

  @Test
  void sent_again_a_conflict_is_the_same_message() throws Exception {
    Draft ours = group(barn, "1").with("email", "old@example.org");
    Draft theirs = group(wre, "2").with("email", "new@example.org");
    Hub.resolve(database, ours.at(1), theirs.at(2));
    publish();
    UUID joint = new JointRecords(database).find(ours.id()).orElseThrow().id();
    Hub.execute(
        database,
        "INSERT INTO outbox (kind, joint_ids) VALUES ('organization', '{%s}')".formatted(joint));
    publish();
    List<ConsumerRecord<String, byte[]>> sent =
        TestBroker.read(settings, Topics.memberConflicts(barn));
    assertThat(sent).hasSize(2);
    assertThat(sent.get(1).value()).isEqualTo(sent.get(0).value());
    assertThat(sent.get(1).headers()).isEqualTo(sent.get(0).headers());
  }

  private Draft group(String member, String key) {
    return organization(member, key).with("name", "Chess Club").charity("12%05d".formatted(tests));
  }

  private void publish() throws Exception {
    while (publisher.publishSome() > 0) {
      // Until the outbox is empty.
    }
  }

  private Publisher publisher(Durability durability) throws SQLException {
    Publisher made =
        new Publisher(
            new HubServices(
                database,
                settings,
                writer,
                topics,
                durability,
                new RouteBoard(Clock.systemUTC()),
                new FlowMetrics(new SimpleMeterRegistry()),
                Clock.systemUTC(),
                List.of()),
            FreshJoints.none());
    assertThat(made.isActive()).isTrue();
    return made;
  }

  /** The messages are out, and then nothing. */
  private static Durability failing() {
    return written -> {
      throw new IllegalStateException("killed");
    };
  }

  private List<ProducerRecord<String, byte[]>> feed(FreshJoints fresh) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      return Feed.of(connection, Outbox.read(connection, 500), fresh).messages();
    }
  }

  private static String text(ProducerRecord<String, byte[]> message) {
    StringBuilder text = new StringBuilder(message.topic()).append(message.key());
    message.headers().forEach(h -> text.append(h.key()).append(new String(h.value(), UTF_8)));
    return text.append(message.value() == null ? "" : new String(message.value(), UTF_8))
        .toString();
  }

  private static Optional<ObjectNode> told(Draft record) {
    return Optional.ofNullable(
            TestBroker.compacted(settings, topicOf(record)).get(record.id().toString()))
        .map(Json::readObject);
  }

  private static long tombstones(Draft record) {
    return TestBroker.read(settings, topicOf(record)).stream()
        .filter(message -> message.value() == null)
        .filter(message -> message.key().equals(record.id().toString()))
        .count();
  }

  private static String topicOf(Draft record) {
    return Topics.memberConflicts(record.at(0).source().member());
  }

  private String known() {
    return rows(database, "SELECT count(*) FROM published_conflict");
  }
}
