package org.fingerpost.route.control.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.fingerpost.connector.descriptor.DescriptorReader;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.route.control.RefusalFilter;
import org.fingerpost.route.flow.EventRecords;
import org.fingerpost.route.flow.HubServices;
import org.fingerpost.route.flow.TestBroker;
import org.fingerpost.route.flow.TestHub;
import org.fingerpost.route.normalise.NormaliseReplay;
import org.fingerpost.route.normalise.Normaliser;
import org.fingerpost.schema.EventHeaders;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.RecordValidator;
import org.fingerpost.schema.Refusal;
import org.fingerpost.schema.SourceKey;
import org.fingerpost.schema.Topics;

/**
 * A member of its own whose groups have their name in column {@code heading}, and a descriptor that
 * looks for it in column {@code title}, until it is mended.
 */
final class RefusedGroups implements AutoCloseable {
  private final String id = "member-" + UUID.randomUUID();
  private final TestHub hub;

  RefusedGroups() throws Exception {
    hub = TestHub.of(descriptor("title"));
  }

  private MemberDescriptor descriptor(String nameColumn) throws Exception {
    String text =
        """
        member:
          id: %s
          name: A member
          website: https://member.example.org
          time_zone: Europe/London
        system:
          push: {key: "${env:HOME}"}
        datasets:
          groups:
            kind: organization
            key: id
            fields:
              name: %s
              description: note
            agreement:
              lawful_basis: legitimate interests
              review_date: 2099-04-01
              retention: P3Y
              public: [name, description]
        """
            .formatted(id, nameColumn);
    return new DescriptorReader().read("member.yaml", text, Path.of(".")).descriptor();
  }

  HubServices services() {
    return hub.services();
  }

  RefusalFilter all() {
    return RefusalFilter.ofMember(id);
  }

  /** Replays under the descriptor as it was, or with the name where it stands. */
  Replays replays(boolean mended) throws Exception {
    HubServices old = hub.services();
    HubServices now =
        new HubServices(
            old.database(),
            old.settings(),
            old.writer(),
            old.topics(),
            old.durability(),
            old.board(),
            old.metrics(),
            old.clock(),
            List.of(descriptor(mended ? "heading" : "title")));
    return new Replays(now, List.of(new NormaliseReplay(now), new SentAgain("resolve")));
  }

  /** Sends a version of a group, which the descriptor as it was refuses. */
  void send(String key, String json) {
    SourceKey source = new SourceKey(id, "groups", key);
    hub.services()
        .writer()
        .writeAll(
            List.of(
                EventRecords.present(
                    topic(),
                    source.id().toString(),
                    source,
                    SourceKey.namedId(source.id() + json),
                    Instant.now(),
                    json.getBytes(UTF_8))));
  }

  String topic() {
    return Topics.memberRecords(id);
  }

  /** Puts into the quarantine what the descriptor as it was refuses of all that was sent. */
  List<Refusal> quarantine() throws Exception {
    String topicId = hub.services().topics().idOf(topic());
    List<Refusal> refused =
        new Normaliser(hub.services().members(), topic -> topicId, new RecordValidator())
            .normalise(TestBroker.read(TestBroker.settings(), topic()))
            .refused();
    for (Refusal refusal : refused) {
      keep(refusal);
    }
    return refused;
  }

  void keep(Refusal refusal) throws SQLException {
    try (Connection connection = TestHub.database().getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "INSERT INTO quarantine (id, stage, reason, sentence, member, dataset, key, position, seen, record) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json)")) {
      statement.setString(1, refusal.id());
      statement.setString(2, refusal.stage());
      statement.setString(3, refusal.reason());
      statement.setString(4, refusal.sentence());
      statement.setString(5, refusal.member());
      statement.setString(6, refusal.dataset());
      statement.setString(7, refusal.key());
      statement.setString(8, refusal.position());
      statement.setObject(9, refusal.seen().atOffset(ZoneOffset.UTC));
      statement.setString(10, refusal.record().toString());
      statement.executeUpdate();
    }
  }

  /** As {@code key: column} of its refusals, in order of key. */
  List<String> refusals(String column) throws SQLException {
    try (Connection connection = TestHub.database().getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT key, %s FROM quarantine WHERE member = ? ORDER BY key, position"
                    .formatted(column))) {
      statement.setString(1, id);
      List<String> found = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.add(row.getString(1) + ": " + row.getString(2));
        }
      }
      return found;
    }
  }

  /** What came out of normalise, of this member. */
  List<ConsumerRecord<String, byte[]>> normalised() {
    String source = EventHeaders.sourceOf(id, "groups");
    return TestBroker.read(TestBroker.settings(), Topics.hub(Kind.ORGANIZATION)).stream()
        .filter(r -> EventRecords.text(r.headers(), EventHeaders.SOURCE).equals(source))
        .toList();
  }

  String memberId() {
    return id;
  }

  @Override
  public void close() {
    hub.close();
  }
}
