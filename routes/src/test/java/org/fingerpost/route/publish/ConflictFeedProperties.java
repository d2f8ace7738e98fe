package org.fingerpost.route.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.fingerpost.route.joint.FreshJoints;
import org.fingerpost.route.joint.JointDocuments;
import org.fingerpost.route.joint.TestDatabase;
import org.fingerpost.route.resolve.Hub;
import org.fingerpost.schema.JointCodec;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.RecordConflicts;
import org.fingerpost.schema.RecordConflictsCodec;
import org.fingerpost.schema.Topics;
import org.fingerpost.schema.Trust;

/** Whatever happens to records and publishers, the topics say what is disputed and no more. */
class ConflictFeedProperties {
  private static HikariDataSource database;

  @BeforeContainer
  static void open() {
    database = TestDatabase.fresh();
  }

  @AfterContainer
  static void close() {
    database.close();
  }

  /** A version of a record: few records, numbers and addresses, so that much is disputed. */
  record Step(int record, int charity, int email, boolean gone) {}

  @Property(tries = 80, shrinking = ShrinkingMode.BOUNDED)
  void what_stands_in_the_topics_is_what_the_joint_records_dispute(
      @ForAll("steps") List<Step> steps, @ForAll Random random) throws SQLException {
    Hub.empty(database);
    Hub.execute(database, "TRUNCATE published_conflict");
    Map<String, String> topics = new TreeMap<>();
    FreshJoints fresh = FreshJoints.shared();
    for (int i = 0; i < steps.size(); i++) {
      Hub.Draft draft = draft(steps.get(i));
      Hub.resolve(database, steps.get(i).gone() ? draft.goneAt(i) : draft.at(i))
          .forEach(fresh::put);
      if (random.nextBoolean()) {
        publish(fresh, topics, random.nextInt(4) == 0);
      }
    }
    while (publish(fresh, topics, false)) {
      // Until the outbox is empty.
    }
    assertThat(topics).isEqualTo(disputed());
  }

  /**
   * As the publisher does, with a map in place of the broker.
   *
   * @param killed whether it ends when all is sent and nothing noted
   */
  private static boolean publish(FreshJoints fresh, Map<String, String> topics, boolean killed)
      throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      Outbox.Part part = Outbox.read(connection, 1);
      Feed feed = Feed.of(connection, part, fresh);
      PublishedConflicts.add(connection, feed.conflicts().added());
      connection.commit();
      feed.conflicts().messages().forEach(message -> send(message, topics));
      if (killed) {
        fresh.clear();
        return true;
      }
      PublishedConflicts.remove(connection, feed.conflicts().ended());
      Outbox.delete(connection, part);
      connection.commit();
      part.rows().forEach(fresh::sentUpTo);
      return !part.isEmpty();
    }
  }

  private static void send(ProducerRecord<String, byte[]> message, Map<String, String> topics) {
    String at = message.topic() + '/' + message.key();
    if (message.value() == null) {
      topics.remove(at);
    } else {
      topics.put(at, new String(message.value(), UTF_8));
    }
  }

  private static Map<String, String> disputed() throws SQLException {
    Map<String, String> disputed = new TreeMap<>();
    List<UUID> joints =
        Hub.rows(database, "SELECT joint_id FROM joint_record")
            .lines()
            .map(line -> UUID.fromString(line.replace("|", "")))
            .toList();
    try (Connection connection = database.getConnection()) {
      for (byte[] document : JointDocuments.read(connection, Kind.ORGANIZATION, joints).values()) {
        for (RecordConflicts conflicts : RecordConflicts.of(JointCodec.read(document))) {
          disputed.put(
              Topics.memberConflicts(conflicts.source().member()) + '/' + conflicts.sourceId(),
              new String(RecordConflictsCodec.write(conflicts), UTF_8));
        }
      }
    }
    return disputed;
  }

  private static Hub.Draft draft(Step step) {
    return Hub.organization("member" + step.record() % 3, "k" + step.record())
        .charity("100000" + step.charity())
        .with("email", "name%d@example.org".formatted(step.email()))
        .trust("email", Trust.values()[step.charity() % 3]);
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 5),
            Arbitraries.integers().between(1, 3),
            Arbitraries.integers().between(0, 2),
            Arbitraries.of(false, false, false, true))
        .as(Step::new)
        .list()
        .ofMinSize(2)
        .ofMaxSize(16);
  }
}
