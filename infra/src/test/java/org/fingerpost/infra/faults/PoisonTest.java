package org.fingerpost.infra.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.fingerpost.infra.hub.Hub;
import org.fingerpost.schema.EventHeaders;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.NormalisedChange;
import org.fingerpost.schema.NormalisedCodec;
import org.fingerpost.schema.Origin;
import org.fingerpost.schema.SourceKey;
import org.fingerpost.schema.Visibility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record that nobody can read, put straight onto a topic among others. */
class PoisonTest {
  private static final String MEMBER_TOPIC = "member.pusher.records";
  private static final String HUB_TOPIC = "hub.organization";
  private static final byte[] MALFORMED = "{\"name\": \"no end".getBytes(UTF_8);
  private static final byte[] NOT_UTF_8 = {'{', '"', (byte) 0xC3, (byte) 0x28, (byte) 0xFF, 0};

  @TempDir Path folder;

  private Engines engines;

  @BeforeEach
  void aHubThatMadeItsTopicsAndStopped() throws Exception {
    engines = new Engines(folder.resolve("engines"));
    new PushDesk("pusher", new AtomicReference<URI>()).describe(folder.resolve("members"));
    runUntilQuiet();
  }

  @AfterEach
  void stop() {
    engines.close();
  }

  @Test
  void in_a_member_topic_it_is_refused_alone_wherever_it_stands_in_its_batch() throws Exception {
    List<ProducerRecord<byte[], byte[]>> batch = new ArrayList<>();
    batch.add(poison(MEMBER_TOPIC, "first", MALFORMED, headers("first")));
    batch.add(source("a"));
    batch.add(source("b"));
    batch.add(poison(MEMBER_TOPIC, "middle", NOT_UTF_8, headers("middle")));
    batch.add(poison(MEMBER_TOPIC, "bare", MALFORMED, Map.of()));
    batch.add(source("c"));
    batch.add(source("d"));
    batch.add(
        new ProducerRecord<>(
            MEMBER_TOPIC, 0, "no id of a record".getBytes(UTF_8), "{}".getBytes(UTF_8)));
    batch.add(poison(MEMBER_TOPIC, "last", "[]".getBytes(UTF_8), headers("last")));
    engines.topics().write(batch);
    runUntilQuiet();
    assertArrived("a", "b", "c", "d");
    assertRefused("normalise", MEMBER_TOPIC, 0, 3, 4, 7, 8);

    engines.topics().forgetNormalised();
    runUntilQuiet();
    assertArrived("a", "b", "c", "d");
    assertRefused("normalise", MEMBER_TOPIC, 0, 3, 4, 7, 8);
  }

  @Test
  void in_a_hub_topic_it_is_refused_alone_wherever_it_stands_in_its_batch() throws Exception {
    List<ProducerRecord<byte[], byte[]>> batch = new ArrayList<>();
    batch.add(poison(HUB_TOPIC, "first", MALFORMED, normalisedHeaders("first", 0)));
    batch.add(normalised("a", 1));
    batch.add(normalised("b", 2));
    batch.add(poison(HUB_TOPIC, "middle", NOT_UTF_8, normalisedHeaders("middle", 3)));
    batch.add(poison(HUB_TOPIC, "bare", MALFORMED, Map.of()));
    batch.add(normalised("c", 5));
    batch.add(poison(HUB_TOPIC, "last", "{}".getBytes(UTF_8), normalisedHeaders("last", 6)));
    engines.topics().write(batch);
    runUntilQuiet();
    assertArrived("a", "b", "c");
    assertRefused("resolve", HUB_TOPIC, 0, 3, 4, 6);

    engines.joint().execute("DELETE FROM consumer_position");
    runUntilQuiet();
    assertArrived("a", "b", "c");
    assertRefused("resolve", HUB_TOPIC, 0, 3, 4, 6);
  }

  private void assertArrived(String... keys) {
    assertThat(engines.joint().truth())
        .containsOnlyKeys(java.util.Arrays.stream(keys).map(key -> "pusher/" + key).toList());
    Flow.of(engines).assertFeedIsThePublicSide();
  }

  /** Each once, with stage, reason and position; never with what could not be read. */
  private void assertRefused(String stage, String topic, long... offsets) {
    List<List<String>> rows =
        engines.joint().query("SELECT stage, reason, sentence, position, record FROM quarantine");
    assertThat(rows).hasSize(offsets.length);
    for (long offset : offsets) {
      assertThat(rows)
          .filteredOn(row -> row.get(3).endsWith("/" + offset))
          .singleElement()
          .satisfies(
              row -> {
                assertThat(row.get(0)).isEqualTo(stage);
                assertThat(row.get(1)).isNotBlank();
                assertThat(row.get(2)).endsWith(".");
                assertThat(row.get(3)).as("says which topic " + topic + " is").contains("/0/");
              });
    }
    assertThat(engines.topics().ends("hub.quarantine").values())
        .allMatch(end -> stage.equals("resolve") || end >= offsets.length);
  }

  private static ProducerRecord<byte[], byte[]> source(String key) {
    byte[] value =
        Json.write(Json.object().put("name", "Group " + key).put("note", "among poison"));
    return poison(MEMBER_TOPIC, key, value, headers(key));
  }

  private static ProducerRecord<byte[], byte[]> normalised(String key, long offset) {
    byte[] value =
        NormalisedCodec.write(
            new NormalisedChange.Present(
                sourceKey(key),
                Kind.ORGANIZATION,
                origin(offset),
                Instant.parse("2026-01-01T00:00:00Z"),
                Map.of("name", Visibility.PUBLIC),
                Json.object().put("name", "Group " + key)));
    return poison(HUB_TOPIC, key, value, normalisedHeaders(key, offset));
  }

  private static SourceKey sourceKey(String key) {
    return new SourceKey("pusher", "groups", key);
  }

  private static Origin origin(long offset) {
    return new Origin("a-topic-id", 0, offset);
  }

  /** As the hub itself writes, which has applied the agreement's conditions already. */
  private static Map<String, String> headers(String key) {
    return Map.of(
        EventHeaders.SPECIFICATION_VERSION,
        "1.0",
        EventHeaders.ID,
        UUID.randomUUID().toString(),
        EventHeaders.SOURCE,
        "/members/pusher/groups",
        EventHeaders.SUBJECT,
        key,
        EventHeaders.TYPE,
        EventHeaders.TYPE_PRESENT,
        EventHeaders.TIME,
        "2026-01-01T00:00:00Z",
        EventHeaders.AGREED,
        "true");
  }

  private static Map<String, String> normalisedHeaders(String key, long offset) {
    Map<String, String> headers = new java.util.HashMap<>(headers(key));
    headers.put(EventHeaders.ORIGIN, origin(offset).text());
    return headers;
  }

  private static ProducerRecord<byte[], byte[]> poison(
      String topic, String key, byte[] value, Map<String, String> headers) {
    String id = new SourceKey("pusher", "groups", key).id().toString();
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, 0, id.getBytes(UTF_8), value);
    headers.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
    return record;
  }

  private void runUntilQuiet() throws Exception {
    try (Hub hub =
        Hub.start(
            engines.settings(folder.resolve("hub")),
            Descriptors.read(folder.resolve("members")),
            line -> {})) {
      Flow.of(engines).awaitQuiet();
    }
  }
}
