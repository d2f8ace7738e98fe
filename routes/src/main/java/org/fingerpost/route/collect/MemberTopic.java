package org.fingerpost.route.collect;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.fingerpost.connector.SourceRow;
import org.fingerpost.route.flow.EventRecords;
import org.fingerpost.route.flow.Refusals;
import org.fingerpost.schema.EventHeaders;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Refusal;
import org.fingerpost.schema.SourceKey;
import org.fingerpost.schema.Topics;

/** Makes the messages of one member's dataset. Safe for use by many threads. */
final class MemberTopic {
  static final String STAGE = "collect";

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
    return EventRecords.present(topic, sourceId, source, eventId, clock.instant(), value);
  }

  /** A record that is there no longer. */
  ProducerRecord<String, byte[]> gone(String key, String reason) {
    SourceKey source = new SourceKey(member, dataset, key);
    String sourceId = source.id().toString();
    UUID eventId = SourceKey.namedId(sourceId + "/gone");
    ProducerRecord<String, byte[]> record =
        EventRecords.gone(topic, sourceId, source, eventId, clock.instant());
    record.headers().add(EventHeaders.REASON, EventRecords.bytes(reason));
    return record;
  }

  /** A row that cannot be taken; none of its columns go with it. */
  Refusal refusal(SourceRow row, String reason, String sentence) {
    Instant seen = clock.instant();
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
        Json.object());
  }
}
