package org.fingerpost.route.normalise;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.fingerpost.route.flow.EventRecords;
import org.fingerpost.route.flow.Refusals;
import org.fingerpost.schema.EventHeaders;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.Moments;
import org.fingerpost.schema.Origin;
import org.fingerpost.schema.Refusal;
import org.fingerpost.schema.SourceKey;
import org.fingerpost.schema.Topics;

/**
 * One message of a member's topic, whoever wrote it, and the messages that are made of it.
 *
 * @param origin where it stands
 */
record SourceMessage(ConsumerRecord<String, byte[]> record, Origin origin) {
  static SourceMessage of(ConsumerRecord<String, byte[]> record, UnaryOperator<String> topicIds) {
    return new SourceMessage(
        record, new Origin(topicIds.apply(record.topic()), record.partition(), record.offset()));
  }

  String topic() {
    return record.topic();
  }

  /** A header's text; empty where there is none. */
  String header(String name) {
    return EventRecords.text(record.headers(), name);
  }

  boolean isDeletion() {
    return record.value() == null;
  }

  /** A compacted topic refuses a message without key, and with it the whole batch. */
  void verifyKey() throws RefusedException {
    try {
      if (record.key() != null) {
        UUID.fromString(record.key());
        return;
      }
    } catch (IllegalArgumentException e) {
      // Said below, in the same words as for a key that is not there.
    }
    throw new RefusedException(
        "no-key",
        "The message's key is no source record id. Whoever wrote it to the topic has to write it again.");
  }

  /** The member's own key of the record. */
  String subject() throws RefusedException {
    String subject = header(EventHeaders.SUBJECT);
    if (subject.isBlank()) {
      throw new RefusedException(
          "no-key", "The message does not say which record of the member's it is about.");
    }
    return subject;
  }

  /** What it says of the record, parsed anew each time. */
  ObjectNode fields() throws RefusedException {
    try {
      return Json.readObject(record.value());
    } catch (Json.MalformedJsonException e) {
      throw new RefusedException(
          "malformed-json",
          "The record's value is %s. Whoever wrote it to the topic has to write it again."
              .formatted(e.getMessage()));
    }
  }

  Instant seen() {
    return seen(record);
  }

  /** When the message says that it was seen; else when it was written. */
  static Instant seen(ConsumerRecord<String, byte[]> record) {
    try {
      return Moments.parse(EventRecords.text(record.headers(), EventHeaders.TIME));
    } catch (DateTimeException e) {
      return Instant.ofEpochMilli(record.timestamp());
    }
  }

  /** For the hub topic of the kind. */
  ProducerRecord<String, byte[]> gone(Kind kind) {
    return withHeaders(new ProducerRecord<>(Topics.hub(kind), record.key(), null));
  }

  /**
   * For the hub topic of the kind.
   *
   * @param value the normalised record
   */
  ProducerRecord<String, byte[]> present(Kind kind, byte[] value) {
    return withHeaders(new ProducerRecord<>(Topics.hub(kind), record.key(), value));
  }

  /** The source record's own headers, but for its id: one content has one id in each topic. */
  private ProducerRecord<String, byte[]> withHeaders(ProducerRecord<String, byte[]> message) {
    record
        .headers()
        .forEach(
            header -> {
              if (!header.key().equals(EventHeaders.ID)) {
                message.headers().add(header);
              }
            });
    UUID id = SourceKey.namedId(message.topic() + '/' + header(EventHeaders.ID));
    message.headers().add(EventHeaders.ID, EventRecords.bytes(id.toString()));
    message.headers().add(EventHeaders.ORIGIN, EventRecords.bytes(origin.text()));
    return message;
  }

  Refusal refusal(RefusedException problem) {
    return new Refusal(
        Refusals.id(Normaliser.STAGE, origin.text()),
        Normaliser.STAGE,
        problem.reason(),
        problem.getMessage(),
        Topics.memberOf(topic()),
        dataset(),
        header(EventHeaders.SUBJECT),
        origin.text(),
        seen(),
        problem.record());
  }

  private String dataset() {
    String source = header(EventHeaders.SOURCE);
    String dataset = source.substring(source.lastIndexOf('/') + 1);
    return dataset.isEmpty() ? "unknown" : dataset;
  }
}
