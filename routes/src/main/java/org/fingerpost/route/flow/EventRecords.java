package org.fingerpost.route.flow;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.fingerpost.schema.EventHeaders;
import org.fingerpost.schema.Moments;
import org.fingerpost.schema.SourceKey;

/** Makes records that carry CloudEvents headers, and reads those headers. */
public final class EventRecords {
  private static final byte[] VERSION = EventHeaders.SPECIFICATION_VERSION_VALUE.getBytes(UTF_8);
  private static final byte[] JSON = EventHeaders.CONTENT_TYPE_VALUE.getBytes(UTF_8);
  private static final byte[] PRESENT = EventHeaders.TYPE_PRESENT.getBytes(UTF_8);
  private static final byte[] GONE = EventHeaders.TYPE_GONE.getBytes(UTF_8);

  private static final byte[] CANARY = EventHeaders.TYPE_CANARY.getBytes(UTF_8);

  private EventRecords() {}

  /**
   * A record that is there.
   *
   * @param key the source record's id as text
   * @param id the same for the same content of the same record
   */
  public static ProducerRecord<String, byte[]> present(
      String topic, String key, SourceKey source, UUID id, Instant seen, byte[] value) {
    ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, value);
    common(record.headers(), source, id, seen).add(EventHeaders.TYPE, PRESENT);
    record.headers().add(EventHeaders.CONTENT_TYPE, JSON);
    return record;
  }

  /** A tombstone: a record that is there no longer. */
  public static ProducerRecord<String, byte[]> gone(
      String topic, String key, SourceKey source, UUID id, Instant seen) {
    ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, null);
    common(record.headers(), source, id, seen).add(EventHeaders.TYPE, GONE);
    return record;
  }

  /**
   * A canary of a member, see {@link EventHeaders#TYPE_CANARY}. One of each member stays in a
   * compacted topic.
   *
   * @param sent when it sets out
   */
  public static ProducerRecord<String, byte[]> canary(String topic, String member, Instant sent) {
    UUID id = SourceKey.namedId("canary/" + member);
    SourceKey source = new SourceKey(member, ".canary", member);
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(topic, id.toString(), "{}".getBytes(UTF_8));
    common(record.headers(), source, id, sent).add(EventHeaders.TYPE, CANARY);
    return record;
  }

  /** Whether that is a canary, and no record. */
  public static boolean isCanary(Headers headers) {
    Header type = headers.lastHeader(EventHeaders.TYPE);
    return type != null && java.util.Arrays.equals(type.value(), CANARY);
  }

  private static Headers common(Headers headers, SourceKey source, UUID id, Instant seen) {
    return headers
        .add(EventHeaders.SPECIFICATION_VERSION, VERSION)
        .add(EventHeaders.ID, bytes(id.toString()))
        .add(EventHeaders.SOURCE, bytes(EventHeaders.sourceOf(source.member(), source.dataset())))
        .add(EventHeaders.SUBJECT, bytes(source.key()))
        .add(EventHeaders.TIME, bytes(Moments.text(seen)));
  }

  /** A header's text as UTF-8. */
  public static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  /** A header's text, or an empty string where the record lacks it. */
  public static String text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
  }
}
