package org.fingerpost.route.resolve;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.fingerpost.route.control.CanaryTable;
import org.fingerpost.schema.EventHeaders;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.NormalisedChange;
import org.fingerpost.schema.NormalisedCodec;
import org.fingerpost.schema.Origin;
import org.fingerpost.schema.Refusal;
import org.fingerpost.schema.SourceKey;
import org.fingerpost.schema.Topics;

/** Reads messages of hub topics. */
final class HubReader {
  private static final Map<String, Kind> KINDS =
      Arrays.stream(Kind.values()).collect(Collectors.toMap(Topics::hub, kind -> kind));
  private static final byte[] ESCAPED_NUL = "\\u0000".getBytes(StandardCharsets.US_ASCII);

  private HubReader() {}

  /**
   * The change that the message carries.
   *
   * @throws IllegalArgumentException when it carries none; the message of the exception quotes no
   *     value
   */
  static Arrival read(ConsumerRecord<String, byte[]> message) {
    Kind kind = KINDS.get(message.topic());
    Origin origin = Origin.parse(header(message, EventHeaders.ORIGIN));
    Arrival arrival =
        message.value() == null ? gone(message, kind, origin) : present(message, kind, origin);
    if (!arrival.id().toString().equals(message.key())) {
      throw new IllegalArgumentException("its key is not the id of the record that it carries");
    }
    return arrival;
  }

  private static Arrival present(ConsumerRecord<String, byte[]> message, Kind kind, Origin origin) {
    byte[] value = message.value();
    if (holdsNul(value)) {
      throw new IllegalArgumentException(
          "it holds the character NUL, which a database cannot store");
    }
    return Arrival.of(NormalisedCodec.read(kind, origin, value), value);
  }

  private static Arrival gone(ConsumerRecord<String, byte[]> message, Kind kind, Origin origin) {
    SourceKey source =
        EventHeaders.sourceKey(
            header(message, EventHeaders.SOURCE), header(message, EventHeaders.SUBJECT));
    boolean merged = message.headers().lastHeader(EventHeaders.SUCCESSOR) != null;
    Optional<UUID> successor =
        merged
            ? Optional.of(UUID.fromString(header(message, EventHeaders.SUCCESSOR)))
            : Optional.empty();
    return Arrival.of(new NormalisedChange.Gone(source, kind, origin), successor);
  }

  /** What a message without a record tells. */
  static CanaryTable.Arrived canary(ConsumerRecord<String, byte[]> message) {
    return new CanaryTable.Arrived(
        header(message, EventHeaders.SUBJECT),
        KINDS.get(message.topic()).wireName(),
        Instant.parse(header(message, EventHeaders.TIME)));
  }

  /** The refusal of a message that {@link #read} could not read. */
  static Refusal refusal(
      ConsumerRecord<String, byte[]> message, String reason, String sentence, Instant now) {
    String position = message.topic() + '/' + message.partition() + '/' + message.offset();
    Optional<SourceKey> source = source(message);
    return new Refusal(
        SourceKey.namedId("refusal/resolve/" + position).toString(),
        "resolve",
        reason,
        sentence,
        source.map(SourceKey::member).orElse(""),
        source.map(SourceKey::dataset).orElse(""),
        source.map(SourceKey::key).orElse(""),
        position,
        now,
        Json.object());
  }

  private static Optional<SourceKey> source(ConsumerRecord<String, byte[]> message) {
    try {
      return Optional.of(
          EventHeaders.sourceKey(
              header(message, EventHeaders.SOURCE), header(message, EventHeaders.SUBJECT)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String header(ConsumerRecord<String, byte[]> message, String name) {
    Header header = message.headers().lastHeader(name);
    if (header == null || header.value() == null) {
      throw new IllegalArgumentException("it has no header " + name);
    }
    String text = new String(header.value(), StandardCharsets.UTF_8);
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("its header " + name + " holds the character NUL");
    }
    return text;
  }

  private static boolean holdsNul(byte[] value) {
    for (int at = 0; at + ESCAPED_NUL.length <= value.length; at++) {
      if (value[at] == '\\' && Arrays.equals(value, at, at + 6, ESCAPED_NUL, 0, 6)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the id could be one of a source record. */
  static Optional<UUID> sourceId(Refusal refusal) {
    return refusal.member().isBlank() || refusal.dataset().isBlank() || refusal.key().isBlank()
        ? Optional.empty()
        : Optional.of(new SourceKey(refusal.member(), refusal.dataset(), refusal.key()).id());
  }
}
