package org.fingerpost.route.publish;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.fingerpost.route.publish.PublishedConflicts.Row;
import org.fingerpost.schema.JointRecord;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.RecordConflicts;
import org.fingerpost.schema.RecordConflictsCodec;
import org.fingerpost.schema.Topics;

/**
 * What members are told of disputes about their records, and what is taken back of what they were
 * told. A record may have moved to another joint record since: what counts is where it stands in
 * what is published now.
 */
final class ConflictFeed {
  /** As descriptors allow it: another could be no topic, and stop everything behind it. */
  private static final Pattern MEMBER = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");

  private final Instant written;
  private final Map<UUID, Row> told = new LinkedHashMap<>();
  private final Map<UUID, ProducerRecord<String, byte[]>> messages = new LinkedHashMap<>();
  private final List<Row> before = new ArrayList<>();

  /**
   * For a part of the outbox.
   *
   * @param written when the newest of its rows was written
   */
  ConflictFeed(Instant written) {
    this.written = written;
  }

  /** Takes in joint records of a kind: those that are named and those of them that stand. */
  void add(Connection connection, Kind kind, Set<UUID> named, Collection<JointRecord> standing)
      throws SQLException {
    before.addAll(PublishedConflicts.ofJoints(connection, kind, named));
    for (JointRecord joint : standing) {
      if (joint.fields().values().stream().anyMatch(field -> field.conflict().isPresent())) {
        tell(joint);
      }
    }
  }

  private void tell(JointRecord joint) {
    Instant seen =
        joint.sources().stream()
            .map(JointRecord.Source::seen)
            .max(Instant::compareTo)
            .orElse(Instant.EPOCH);
    for (RecordConflicts conflicts : RecordConflicts.of(joint)) {
      String member = conflicts.source().member();
      if (MEMBER.matcher(member).matches()) {
        UUID id = conflicts.sourceId();
        told.put(id, new Row(id, member, joint.kind(), joint.id()));
        messages.put(
            id,
            Messages.present(
                Topics.memberConflicts(member),
                id.toString(),
                seen,
                RecordConflictsCodec.write(conflicts)));
      }
    }
  }

  /** What is not known yet to be in the topics: to be kept before it is sent. */
  List<Row> added() {
    Set<Row> known = new HashSet<>(before);
    return told.values().stream().filter(row -> !known.contains(row)).toList();
  }

  /** What is no longer disputed: to be forgotten after it was sent. */
  List<Row> ended() {
    return before.stream().filter(row -> !told.containsKey(row.source())).distinct().toList();
  }

  List<ProducerRecord<String, byte[]>> messages() {
    List<ProducerRecord<String, byte[]>> all = new ArrayList<>(messages.values());
    for (Row row : ended()) {
      all.add(
          Messages.gone(Topics.memberConflicts(row.member()), row.source().toString(), written));
    }
    return all;
  }
}
