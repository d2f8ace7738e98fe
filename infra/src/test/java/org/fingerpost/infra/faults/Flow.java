package org.fingerpost.infra.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.fingerpost.schema.JointCodec;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.openreferral.OpenReferralView;
import org.postgresql.ds.PGSimpleDataSource;

/** Topics and joint database of one hub together: whether all went through, and came out right. */
record Flow(Topics topics, JointDatabaseView joint) {
  private static final Duration LONG = Duration.ofSeconds(120);

  /** Of a hub that runs with embedded engines in that folder. */
  static Flow in(Path data) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(
        "jdbc:postgresql://127.0.0.1:%s/fingerpost".formatted(text(data, "database/port")));
    source.setUser("postgres");
    source.setPassword(text(data, "database/password"));
    return new Flow(
        new Topics("127.0.0.1:" + text(data, "broker/port")), new JointDatabaseView(source));
  }

  private static String text(Path data, String file) {
    try {
      return Files.readString(data.resolve(file)).strip();
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  static Flow of(Engines engines) {
    return new Flow(engines.topics(), engines.joint());
  }

  /** Waits until the joint database says what the members say, and all of it is published. */
  void awaitTruth(Desk... desks) {
    Map<String, String> expected = heldBy(desks);
    Awaitility.await("the joint database holds what the members hold")
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptionsInstanceOf(IllegalStateException.class)
        .untilAsserted(() -> assertThat(joint.truth()).isEqualTo(expected));
    awaitQuiet();
  }

  /** The same where members' records are linked, so that a joint record may say what others say. */
  void awaitReceived(Desk... desks) {
    Map<String, String> expected = heldBy(desks);
    Awaitility.await("the joint database received what the members hold")
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptionsInstanceOf(IllegalStateException.class)
        .untilAsserted(() -> assertThat(joint.received()).isEqualTo(expected));
    awaitQuiet();
  }

  private static Map<String, String> heldBy(Desk... desks) {
    Map<String, String> held = new TreeMap<>();
    for (Desk desk : desks) {
      desk.rows().values().forEach(row -> held.put(desk.member() + '/' + row.id(), row.summary()));
    }
    return held;
  }

  /** Waits until every stage has taken everything that stands before it. */
  void awaitQuiet() {
    Awaitility.await("every stage has read to the end")
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptionsInstanceOf(IllegalStateException.class)
        .until(this::isQuiet);
  }

  private boolean isQuiet() {
    Map<org.apache.kafka.common.TopicPartition, Long> normalised = topics.normalised();
    boolean allNormalised =
        topics.ends("member.").entrySet().stream()
            .filter(end -> end.getKey().topic().endsWith(".records"))
            .allMatch(end -> end.getValue().equals(normalised.getOrDefault(end.getKey(), 0L)));
    Map<String, String> resolved = new TreeMap<>();
    joint
        .query("SELECT topic || '-' || partition, next_offset FROM consumer_position")
        .forEach(row -> resolved.put(row.get(0), row.get(1)));
    boolean allResolved =
        topics.ends("hub.").entrySet().stream()
            .allMatch(
                end ->
                    end.getValue()
                        .toString()
                        .equals(resolved.getOrDefault(end.getKey().toString(), "0")));
    return allNormalised && allResolved && joint.count("SELECT count(*) FROM outbox") == 0;
  }

  /** Each record once in the joint database, and the feed exactly its public side. */
  void assertEachOnceAndPublished(Desk... desks) {
    long records = 0;
    for (Desk desk : desks) {
      records += desk.rows().size();
    }
    assertThat(joint.count("SELECT count(*) FROM source_record WHERE joint_id IS NOT NULL"))
        .as("source records that stand")
        .isEqualTo(records);
    assertThat(
            joint.count(
                "SELECT count(*) FROM (SELECT s ->> 'id' FROM joint_record, json_array_elements(document -> 'sources') s GROUP BY 1) t"))
        .as("source records that joint records are made of")
        .isEqualTo(records);
    assertThat(
            joint.count(
                "SELECT count(*) FROM joint_record, json_array_elements(document -> 'sources') s"))
        .as("and each is part of one joint record only")
        .isEqualTo(records);
    assertFeedIsThePublicSide();
  }

  /** What a follower of the topics holds is what the joint database says, and nothing else. */
  void assertFeedIsThePublicSide() {
    Map<String, String> documents = joint.documents("organization");
    assertThat(topics.standing("joint.organization")).isEqualTo(documents);
    OpenReferralView view = new OpenReferralView(id -> Optional.empty());
    Map<String, String> expected = new TreeMap<>();
    documents.forEach(
        (id, document) ->
            view.organization(JointCodec.read(document.getBytes()))
                .ifPresent(node -> expected.put(id, new String(Json.write(node)))));
    assertThat(topics.standing("signpost.organizations")).isEqualTo(expected);
  }
}
