package org.fingerpost.route.flow;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.fingerpost.schema.EventHeaders;
import org.fingerpost.schema.SourceKey;
import org.fingerpost.schema.Topics;

/**
 * Tells apart, in a member's topic, what the hub wrote from what the member's own system wrote, and
 * which of the member's records the latter is about.
 */
public final class MemberRecords {
  private MemberRecords() {}

  /** Whether the hub wrote it, which applied the sharing agreement before it did. */
  public static boolean isAgreed(Headers headers) {
    return headers.lastHeader(EventHeaders.AGREED) != null;
  }

  /**
   * The record that a message of the member's own system is about: the dataset stands in {@code
   * ce_dataset} or at the end of {@code ce_source}, the record's key in {@code ce_subject} or else
   * in the message's key. The topic alone says which member it is of.
   *
   * @param datasets that the member's descriptor names
   * @return empty where it names no dataset of that member's, or no key
   */
  public static Optional<SourceKey> subject(
      ConsumerRecord<String, byte[]> record, Collection<String> datasets) {
    String member = Topics.memberOf(record.topic());
    String key = EventRecords.text(record.headers(), EventHeaders.SUBJECT);
    String named = key.isBlank() && record.key() != null ? record.key() : key;
    return dataset(record.headers(), member)
        .filter(datasets::contains)
        .filter(dataset -> !named.isBlank())
        .map(dataset -> new SourceKey(member, dataset, named));
  }

  private static Optional<String> dataset(Headers headers, String member) {
    String extension = EventRecords.text(headers, EventHeaders.DATASET);
    if (!extension.isBlank()) {
      return Optional.of(extension);
    }
    String source = EventRecords.text(headers, EventHeaders.SOURCE);
    String dataset = source.substring(source.lastIndexOf('/') + 1);
    boolean another =
        source.startsWith("/members/") && !source.equals(EventHeaders.sourceOf(member, dataset));
    return another || dataset.isBlank() ? Optional.empty() : Optional.of(dataset);
  }

  /** The id of the same content of the same record. */
  public static java.util.UUID eventId(SourceKey source, byte[] value) {
    String content = new String(value, StandardCharsets.UTF_8);
    return SourceKey.namedId(source.id() + "/" + content);
  }
}
