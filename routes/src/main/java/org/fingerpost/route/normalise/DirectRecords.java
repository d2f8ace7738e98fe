package org.fingerpost.route.normalise;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.fingerpost.route.flow.EventRecords;
import org.fingerpost.route.flow.MemberRecords;
import org.fingerpost.schema.EventHeaders;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.Origin;
import org.fingerpost.schema.SourceKey;
import org.fingerpost.schema.Topics;

/**
 * What members' own systems write to their topics. Nothing of it was agreed before, and their
 * messages are keyed and headed as they like: what goes on carries the hub's own key and headers.
 */
final class DirectRecords {
  private static final String DELETED = ".deleted";

  private final Map<String, Set<String>> namesByTopic;

  DirectRecords(Map<String, MappedDataset> datasets) {
    this.namesByTopic =
        datasets.values().stream()
            .collect(
                Collectors.groupingBy(
                    MappedDataset::topic,
                    Collectors.mapping(each -> each.dataset().name(), Collectors.toSet())));
  }

  /** The record that it is about; empty where the hub wrote it, or where it names none. */
  Optional<SourceKey> subject(ConsumerRecord<String, byte[]> record) {
    return MemberRecords.isAgreed(record.headers())
        ? Optional.empty()
        : MemberRecords.subject(record, namesByTopic.getOrDefault(record.topic(), Set.of()));
  }

  static boolean isDeletion(ConsumerRecord<String, byte[]> record) {
    return record.value() == null
        || EventRecords.text(record.headers(), EventHeaders.TYPE).endsWith(DELETED);
  }

  static ProducerRecord<String, byte[]> gone(
      SourceKey source, Kind kind, Instant seen, Origin origin) {
    String id = source.id().toString();
    return withOrigin(
        EventRecords.gone(Topics.hub(kind), id, source, SourceKey.namedId(id + "/gone"), seen),
        origin);
  }

  /**
   * A record that is shared.
   *
   * @param agreed the columns that the agreement shares
   * @param value the normalised record
   */
  static ProducerRecord<String, byte[]> present(
      SourceKey source, Kind kind, Instant seen, Origin origin, ObjectNode agreed, byte[] value) {
    return withOrigin(
        EventRecords.present(
            Topics.hub(kind),
            source.id().toString(),
            source,
            MemberRecords.eventId(source, Json.write(agreed)),
            seen,
            value),
        origin);
  }

  private static ProducerRecord<String, byte[]> withOrigin(
      ProducerRecord<String, byte[]> message, Origin origin) {
    message.headers().add(EventHeaders.ORIGIN, EventRecords.bytes(origin.text()));
    return message;
  }
}
