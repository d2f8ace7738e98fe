package org.fingerpost.route.normalise;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.route.flow.EventRecords;
import org.fingerpost.route.flow.TestBroker;
import org.fingerpost.route.flow.TestHub;
import org.fingerpost.route.flow.TestMember;
import org.fingerpost.schema.EventHeaders;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.NormalisedChange;
import org.fingerpost.schema.NormalisedCodec;
import org.fingerpost.schema.Origin;
import org.fingerpost.schema.SourceKey;
import org.fingerpost.schema.Topics;
import org.fingerpost.schema.Trust;
import org.fingerpost.schema.Visibility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormaliseRoutesTest {
  private final MemberDescriptor member =
      TestMember.unique().trust("name", Trust.HIGH).trust("email", Trust.LOW).describe();
  private final List<ProducerRecord<String, byte[]>> written = new ArrayList<>();
  private TestHub hub;
  private DefaultCamelContext camel;

  @BeforeEach
  void start() throws Exception {
    hub = TestHub.of(member);
  }

  @AfterEach
  void stop() {
    if (camel != null) {
      camel.stop();
    }
    hub.close();
  }

  @Test
  void a_source_record_comes_out_in_the_shared_schema_with_its_origin() throws Exception {
    write("1", "{\"title\":\"Chess Club\",\"about\":\"Plays chess\"}");
    run();

    ConsumerRecord<String, byte[]> record = accepted(1).get(0);
    Origin origin = Origin.parse(EventRecords.text(record.headers(), EventHeaders.ORIGIN));
    NormalisedChange.Present change =
        NormalisedCodec.read(Kind.ORGANIZATION, origin, record.value());
    assertThat(record.key()).isEqualTo(change.source().id().toString());
    assertThat(change.value().get("name").textValue()).isEqualTo("Chess Club");
    assertThat(change.visibility()).containsEntry("name", Visibility.PUBLIC);
    assertThat(change.trust()).containsExactly(Map.entry("name", Trust.HIGH));
    assertThat(origin.topicId()).isEqualTo(hub.services().topics().idOf(topic()));
    assertThat(origin.offset()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 9})
  void a_poison_record_never_stops_its_neighbours(int poison) throws Exception {
    for (int number = 0; number < 10; number++) {
      write("k" + number, number == poison ? "{not json" : "{\"title\":\"Group\"}");
    }
    run();

    assertThat(accepted(9)).extracting(this::subject).doesNotContain("k" + poison);
    assertThat(refusals(1).get(0).get("reason").textValue()).isEqualTo("malformed-json");
    assertThat(refusals(1).get(0).toString()).doesNotContain("not json");
  }

  @Test
  void what_a_members_own_kafka_client_writes_is_put_under_its_agreement() throws Exception {
    Map<String, Object> settings = Map.of("bootstrap.servers", TestBroker.settings().brokers());
    try (KafkaProducer<String, byte[]> client =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      client.send(
          own("17", "/crm/groups", "{\"title\":\"Chess\",\"mail\":\"secret@example.org\"}"));
      client.send(
          own("18", "/crm/groups", "{\"about\":\"no name\",\"mail\":\"secret@example.org\"}"));
      client.send(own("19", "/members/another/groups", "{\"title\":\"Not ours\"}"));
      client.send(own("17", "/crm/groups", null)).get();
    }
    run();

    List<ConsumerRecord<String, byte[]>> accepted = accepted(2);
    assertThat(accepted).extracting(ConsumerRecord::key).containsOnly(id("17"));
    assertThat(new String(accepted.get(0).value(), UTF_8))
        .contains("Chess")
        .doesNotContain("secret");
    assertThat(accepted.get(1).value()).isNull();
    List<ObjectNode> refused = refusals(2);
    assertThat(refused)
        .extracting(refusal -> refusal.get("reason").textValue())
        .containsExactlyInAnyOrder("required", "no-key");
    assertThat(refused.toString()).doesNotContain("secret");
  }

  @Test
  void what_a_members_own_client_writes_without_consent_is_withdrawn() throws Exception {
    MemberDescriptor asking = TestMember.unique().shareWhen("listed", "yes").describe();
    try (TestHub its = TestHub.of(asking)) {
      Normaliser normaliser =
          new Normaliser(
              List.of(asking), topic -> "id", new org.fingerpost.schema.RecordValidator());
      String topic = Topics.memberRecords(asking.id());
      ProducerRecord<String, byte[]> silent =
          new ProducerRecord<>(topic, "1", bytes("{\"title\":\"Chess\"}"));
      silent.headers().add(EventHeaders.DATASET, bytes("groups"));
      ProducerRecord<String, byte[]> listed =
          new ProducerRecord<>(topic, "1", bytes("{\"title\":\"Chess\",\"listed\":\"yes\"}"));
      listed.headers().add(EventHeaders.DATASET, bytes("groups"));
      its.services().writer().writeAll(List.of(silent, listed));
      List<ProducerRecord<String, byte[]>> accepted =
          normaliser.normalise(TestBroker.read(TestBroker.settings(), topic)).accepted();
      assertThat(accepted).hasSize(2);
      assertThat(accepted.get(0).value()).isNull();
      assertThat(new String(accepted.get(1).value(), UTF_8)).contains("Chess");
    }
  }

  @Test
  void what_was_written_under_a_wider_agreement_is_narrowed() throws Exception {
    ProducerRecord<String, byte[]> old =
        present("groups", "1", "{\"about\":\"no name\",\"mail\":\"secret@example.org\"}");
    old.headers().add(EventHeaders.AGREED, bytes("true"));
    raw(old);
    run();

    assertThat(refusals(1).get(0).toString()).contains("no name").doesNotContain("secret");
  }

  private ProducerRecord<String, byte[]> own(String key, String source, String value) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(topic(), key, value == null ? null : bytes(value));
    record.headers().add(EventHeaders.SOURCE, bytes(source));
    return record;
  }

  @Test
  void every_kind_of_poison_is_refused_with_its_own_reason() throws Exception {
    write("1", "[1,2]");
    write("2", "{\"about\":\"no name\"}");
    raw(present("unknown-dataset", "3", "{\"title\":\"x\"}"));
    raw(new ProducerRecord<>(topic(), "no uuid", bytes("{\"title\":\"x\"}")));
    raw(new ProducerRecord<>(topic(), UUID.randomUUID().toString(), bytes("{\"title\":\"x\"}")));
    write("6", "{\"title\":\"Chess Club\"}");
    run();

    accepted(1);
    assertThat(refusals(5))
        .extracting(refusal -> refusal.get("reason").textValue())
        .contains("malformed-json", "required", "no-descriptor", "no-key");
  }

  @Test
  void versions_and_deletions_of_a_record_keep_their_order() throws Exception {
    write("1", "{\"title\":\"First\"}");
    write("1", "{\"title\":\"Second\"}");
    raw(EventRecords.gone(topic(), id("1"), source("1"), UUID.randomUUID(), Instant.now()));
    write("1", "{\"title\":\"Third\"}");
    run();

    assertThat(accepted(4))
        .extracting(r -> EventRecords.text(r.headers(), EventHeaders.ORIGIN))
        .isSortedAccordingTo(
            (a, b) -> Long.compare(Origin.parse(a).offset(), Origin.parse(b).offset()));
    assertThat(accepted(4).get(2).value()).isNull();
  }

  @Test
  void a_deletion_passes_though_its_member_has_no_descriptor_any_more() throws Exception {
    raw(EventRecords.gone(topic(), id("1"), source("1"), UUID.randomUUID(), Instant.now()));
    hub.services().writer().writeAll(written);
    try (TestHub empty = TestHub.of()) {
      camel = new DefaultCamelContext();
      camel.addRoutes(new NormaliseRoutes(empty.services(), List.of(member.id())));
      camel.start();

      assertThat(accepted(1).get(0).value()).isNull();
      camel.stop();
    }
  }

  @Test
  void a_batch_read_twice_comes_out_in_the_same_words() throws Exception {
    write("1", "{\"title\":\"Chess Club\"}");
    write("2", "{not json");
    Normaliser normaliser =
        new Normaliser(
            List.of(member), topic -> "topic-id", new org.fingerpost.schema.RecordValidator());
    hub.services().writer().writeAll(written);
    List<ConsumerRecord<String, byte[]>> batch = TestBroker.read(TestBroker.settings(), topic());

    assertThat(normaliser.normalise(batch))
        .usingRecursiveComparison()
        .isEqualTo(normaliser.normalise(batch));
  }

  private void run() throws Exception {
    hub.services().writer().writeAll(written);
    camel = new DefaultCamelContext();
    camel.addRoutes(new NormaliseRoutes(hub.services()));
    camel.start();
  }

  private void write(String key, String value) {
    raw(present("groups", key, value));
  }

  private void raw(ProducerRecord<String, byte[]> record) {
    written.add(record);
  }

  private ProducerRecord<String, byte[]> present(String dataset, String key, String value) {
    SourceKey source = new SourceKey(member.id(), dataset, key);
    UUID eventId = SourceKey.namedId(source.id() + value);
    return EventRecords.present(
        topic(), source.id().toString(), source, eventId, Instant.EPOCH, bytes(value));
  }

  private SourceKey source(String key) {
    return new SourceKey(member.id(), "groups", key);
  }

  private String id(String key) {
    return source(key).id().toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private String topic() {
    return Topics.memberRecords(member.id());
  }

  private String subject(ConsumerRecord<String, byte[]> record) {
    return EventRecords.text(record.headers(), EventHeaders.SUBJECT);
  }

  private List<ConsumerRecord<String, byte[]>> accepted(int count) {
    String source = EventHeaders.sourceOf(member.id(), "groups");
    return await()
        .until(
            () ->
                TestBroker.read(TestBroker.settings(), Topics.hub(Kind.ORGANIZATION)).stream()
                    .filter(r -> EventRecords.text(r.headers(), EventHeaders.SOURCE).equals(source))
                    .toList(),
            records -> records.size() == count);
  }

  private List<ObjectNode> refusals(int count) {
    return await()
        .until(
            () ->
                TestBroker.read(TestBroker.settings(), Topics.QUARANTINE).stream()
                    .map(record -> Json.readObject(record.value()))
                    .filter(refusal -> refusal.get("member").textValue().equals(member.id()))
                    .toList(),
            refusals -> refusals.size() == count);
  }
}
