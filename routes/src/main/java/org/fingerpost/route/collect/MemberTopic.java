package org.fingerpost.route.collect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.fingerpost.connector.SourceRow;
import org.fingerpost.route.flow.EventRecords;
import org.fingerpost.route.flow.Refusals;
import org.fingerpost.schema.EventHeaders;
import org.fingerpost.schema.Refusal;
import org.fingerpost.schema.SourceKey;
import org.fingerpost.schema.Topics;

/** Makes the messages of one member's dataset. Safe for use by many threads. */
final class MemberTopic {
  static final String STAGE = "collect";

  private static final byte[] AGREED = EventRecords.bytes("true");

  private final String member;
  private final String dataset;
  private final String topic;
  private final Clock clock;

  MemberTopic(String member, String dataset, Clock clock) {
    this.member = member;
    this.dataset = dataset;
    this.topic = Topics.memberRecords(member);
    this.clock = clock;
  }

  String name() {
    return topic;
  }

  /**
   * A record as it stands.
   *
   * @param hash of its content
   */
  ProducerRecord<String, byte[]> present(String key, UUID hash, byte[] value) {
    SourceKey source = new SourceKey(member, dataset, key);
    String sourceId = source.id().toString();
    UUID eventId = SourceKey.namedId(sourceId + '/' + hash);
    return agreed(EventRecords.present(topic, sourceId, source, eventId, now(), value));
  }

  /**
   * A record that is there no longer.
   *
   * @param successor the key of the record that took its place
   */
  ProducerRecord<String, byte[]> gone(String key, String reason, Optional<String> successor) {
    ProducerRecord<String, byte[]> record = gone(key, reason);
    successor
        .map(other -> new SourceKey(member, dataset, other).id().toString())
        .ifPresent(id -> record.headers().add(EventHeaders.SUCCESSOR, EventRecords.bytes(id)));
    return record;
  }

  /** A record that is there no longer. */
  ProducerRecord<String, byte[]> gone(String key, String reason) {
    SourceKey source = new SourceKey(member, dataset, key);
    String sourceId = source.id().toString();
    UUID eventId = SourceKey.namedId(sourceId + "/gone");
    ProducerRecord<String, byte[]> record =
        agreed(EventRecords.gone(topic, sourceId, source, eventId, now()));
    record.headers().add(EventHeaders.REASON, EventRecords.bytes(reason));
    return record;
  }

  private static ProducerRecord<String, byte[]> agreed(ProducerRecord<String, byte[]> record) {
    record.headers().add(EventHeaders.AGREED, AGREED);
    return record;
  }

  /** To the millisecond: nobody needs more, and records of one page then share most moments. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /**
   * A row that cannot be taken.
   *
   * @param agreed those of its columns that are shared
   */
  Refusal refusal(SourceRow row, String reason, String sentence, ObjectNode agreed) {
    return refusal(new RowPlace(row.key(), row.place()), reason, sentence, agreed);
  }

  /**
   * Which row is meant.
   *
   * @param key empty where it has none
   */
  record RowPlace(String key, String place) {}

  /** As above, of a row that is known by its place alone. */
  Refusal refusal(RowPlace row, String reason, String sentence, ObjectNode agreed) {
    Instant seen = now();
    String where = String.join("/", member, dataset, reason, row.place(), row.key());
    return new Refusal(
        Refusals.id(STAGE, where),
        STAGE,
        reason,
        sentence,
        member,
        dataset,
        row.key(),
        row.place(),
        seen,
        agreed);
  }
}
