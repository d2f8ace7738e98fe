package org.fingerpost.route.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.fingerpost.schema.EventHeaders;

/** Makes messages of the joint and signposting topics: the same bytes for the same record. */
final class Messages {
  private static final byte[] VERSION = EventHeaders.SPECIFICATION_VERSION_VALUE.getBytes(UTF_8);
  private static final byte[] JSON = EventHeaders.CONTENT_TYPE_VALUE.getBytes(UTF_8);
  private static final byte[] PRESENT = EventHeaders.TYPE_PRESENT.getBytes(UTF_8);
  private static final byte[] GONE = EventHeaders.TYPE_GONE.getBytes(UTF_8);
  private static final byte[] JOINT = "/joint".getBytes(UTF_8);

  private Messages() {}

  /**
   * What stands under the id.
   *
   * @param seen when the newest of its sources was seen
   */
  static ProducerRecord<String, byte[]> present(
      String topic, String id, Instant seen, byte[] value) {
    ProducerRecord<String, byte[]> message = message(topic, id, seen, value, digest(value));
    message.headers().add(EventHeaders.TYPE, PRESENT).add(EventHeaders.CONTENT_TYPE, JSON);
    return message;
  }

  /**
   * That nothing stands under the id any more.
   *
   * @param when it was found out
   */
  static ProducerRecord<String, byte[]> gone(String topic, String id, Instant when) {
    byte[] name = (topic + '/' + id + '/' + when).getBytes(UTF_8);
    ProducerRecord<String, byte[]> message = message(topic, id, when, null, digest(name));
    message.headers().add(EventHeaders.TYPE, GONE);
    return message;
  }

  private static ProducerRecord<String, byte[]> message(
      String topic, String id, Instant time, byte[] value, UUID eventId) {
    ProducerRecord<String, byte[]> message = new ProducerRecord<>(topic, id, value);
    message
        .headers()
        .add(EventHeaders.SPECIFICATION_VERSION, VERSION)
        .add(EventHeaders.ID, eventId.toString().getBytes(UTF_8))
        .add(EventHeaders.SOURCE, JOINT)
        .add(EventHeaders.SUBJECT, id.getBytes(UTF_8))
        .add(EventHeaders.TIME, time.toString().getBytes(UTF_8));
    return message;
  }

  /** The id of the event that the message tells of. */
  static UUID eventId(ProducerRecord<String, byte[]> message) {
    return UUID.fromString(
        new String(message.headers().lastHeader(EventHeaders.ID).value(), UTF_8));
  }

  /** For ids and for comparing; of a version 8 UUID, whose bits are the maker's own (RFC 9562). */
  static UUID digest(byte[] bytes) {
    try {
      ByteBuffer digest = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes));
      long high = (digest.getLong() & ~0xF000L) | 0x8000L;
      long low = (digest.getLong() & ~(0b11L << 62)) | (0b10L << 62);
      return new UUID(high, low);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
