package org.fingerpost.route.publish;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.fingerpost.route.joint.FreshJoints;
import org.fingerpost.route.joint.FreshJoints.Fresh;
import org.fingerpost.route.joint.JointDocuments;
import org.fingerpost.schema.JointCodec;
import org.fingerpost.schema.JointRecord;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.Topics;
import org.fingerpost.schema.openreferral.OpenReferralView;
import org.fingerpost.schema.openreferral.Signpost;

/** Turns joint records, as they stand, into the messages that say so. */
final class Feed {
  /** The kinds of which something stands in the signposting feed. */
  private static final Set<Kind> SIGNPOSTED =
      Set.of(Kind.ORGANIZATION, Kind.SERVICE, Kind.LOCATION, Kind.ACTIVITY, Kind.OPPORTUNITY);

  private static final Map<String, Kind> EMBEDDED =
      Map.of("organization_id", Kind.ORGANIZATION, "location_id", Kind.LOCATION);

  private final Connection connection;
  private final Outbox.Part part;
  private final FreshJoints fresh;
  private final Map<UUID, JointRecord> referred = new HashMap<>();
  private final OpenReferralView view =
      new OpenReferralView(id -> Optional.ofNullable(referred.get(id)));
  private final List<ProducerRecord<String, byte[]>> messages = new ArrayList<>();
  private final List<ChangeLog.Row> changes = new ArrayList<>();
  private final List<JointRecord> records = new ArrayList<>();
  private final ConflictFeed conflicts;

  private Feed(Connection connection, Outbox.Part part, FreshJoints fresh) {
    this.connection = connection;
    this.part = part;
    this.fresh = fresh;
    this.conflicts = new ConflictFeed(part.written());
  }

  /** The feed of that part of the outbox, read in the caller's transaction. */
  static Feed of(Connection connection, Outbox.Part part, FreshJoints fresh) throws SQLException {
    Feed feed = new Feed(connection, part, fresh);
    for (Map.Entry<Kind, Map<UUID, Long>> each : part.joints().entrySet()) {
      feed.add(each.getKey(), each.getValue());
    }
    feed.messages.addAll(feed.conflicts.messages());
    return feed;
  }

  List<ProducerRecord<String, byte[]>> messages() {
    return messages;
  }

  /** The joint records that stand, of those that the outbox names. */
  List<JointRecord> records() {
    return records;
  }

  /** What the messages say in the signposting feed. */
  List<ChangeLog.Row> changes() {
    return changes;
  }

  ConflictFeed conflicts() {
    return conflicts;
  }

  private void add(Kind kind, Map<UUID, Long> rowOfId) throws SQLException {
    Map<UUID, Fresh> standing = standing(kind, rowOfId);
    loadReferred(standing.values());
    conflicts.add(
        connection, kind, rowOfId.keySet(), standing.values().stream().map(Fresh::record).toList());
    for (UUID id : rowOfId.keySet()) {
      Fresh joint = standing.get(id);
      if (joint == null) {
        addVanished(kind, id);
      } else {
        records.add(joint.record());
        addStanding(joint.record(), joint.document());
      }
    }
  }

  private Map<UUID, Fresh> standing(Kind kind, Map<UUID, Long> rowOfId) throws SQLException {
    Map<UUID, Fresh> standing = new HashMap<>(rowOfId.size() * 2);
    Set<UUID> others = new LinkedHashSet<>();
    rowOfId.forEach(
        (id, row) ->
            fresh
                .find(row, id)
                .ifPresentOrElse(joint -> standing.put(id, joint), () -> others.add(id)));
    JointDocuments.read(connection, kind, others)
        .forEach((id, json) -> standing.put(id, new Fresh(JointCodec.read(json), json)));
    return standing;
  }

  private void loadReferred(Collection<Fresh> joints) throws SQLException {
    for (Map.Entry<String, Kind> reference : EMBEDDED.entrySet()) {
      Set<UUID> ids = new HashSet<>();
      for (Fresh joint : joints) {
        JointRecord record = joint.record();
        JointRecord.Field field = record.fields().get(reference.getKey());
        if (field != null && SIGNPOSTED.contains(record.kind())) {
          ids.add(UUID.fromString(field.value().asText()));
          field.publicValue().ifPresent(v -> ids.add(UUID.fromString(v.value().asText())));
        }
      }
      ids.removeAll(referred.keySet());
      JointDocuments.read(connection, reference.getValue(), ids)
          .forEach((id, document) -> referred.put(id, JointCodec.read(document)));
    }
  }

  private void addVanished(Kind kind, UUID id) {
    messages.add(Messages.gone(Topics.joint(kind), id.toString(), part.written()));
    OpenReferralView.retractions(kind, id).forEach(post -> add(id, post, part.written()));
  }

  private void addStanding(JointRecord record, byte[] document) {
    Instant seen =
        record.sources().stream()
            .map(JointRecord.Source::seen)
            .max(Instant::compareTo)
            .orElse(Instant.EPOCH);
    String id = record.id().toString();
    messages.add(Messages.present(Topics.joint(record.kind()), id, seen, document));
    if (SIGNPOSTED.contains(record.kind())) {
      Instant publiclySeen =
          record.sources().stream()
              .filter(JointRecord.Source::sharesPublicly)
              .map(JointRecord.Source::seen)
              .max(Instant::compareTo)
              .orElse(part.written());
      view.signposts(record).forEach(post -> add(record.id(), post, publiclySeen));
    }
  }

  private void add(UUID jointId, Signpost post, Instant when) {
    String topic = Topics.signpost(post.entity());
    String id = post.id().toString();
    ProducerRecord<String, byte[]> message =
        post.value()
            .map(value -> Messages.present(topic, id, when, Json.write(value)))
            .orElseGet(() -> Messages.gone(topic, id, part.written()));
    messages.add(message);
    changes.add(
        new ChangeLog.Row(
            post.entity(), post.id(), jointId, post.value().map(v -> Messages.eventId(message))));
  }
}
