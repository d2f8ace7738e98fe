package org.fingerpost.route.normalise;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.connector.mapping.MappingOutcome;
import org.fingerpost.connector.sharing.SharingOutcome;
import org.fingerpost.route.flow.EventRecords;
import org.fingerpost.route.flow.Refusals;
import org.fingerpost.route.flow.TopicWriter;
import org.fingerpost.schema.EventHeaders;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.Moments;
import org.fingerpost.schema.NormalisedChange;
import org.fingerpost.schema.NormalisedCodec;
import org.fingerpost.schema.Origin;
import org.fingerpost.schema.RecordValidator;
import org.fingerpost.schema.Refusal;
import org.fingerpost.schema.SourceKey;
import org.fingerpost.schema.Topics;
import org.fingerpost.schema.Violation;

/**
 * Puts a batch of source records into the shared schema. Decides only: it reads no topic and writes
 * none. Safe for use by many threads.
 */
public final class Normaliser {
  static final String STAGE = "normalise";
  private static final int VIOLATIONS_TOLD = 3;

  private final Map<String, MappedDataset> datasets;
  private final DirectRecords directRecords;
  private final UnaryOperator<String> topicIds;
  private final RecordValidator validator;

  /**
   * For those members' datasets.
   *
   * @param topicIds gives the broker's id of a topic
   */
  public Normaliser(
      List<MemberDescriptor> members, UnaryOperator<String> topicIds, RecordValidator validator) {
    this.datasets = MappedDataset.bySource(members);
    this.directRecords = new DirectRecords(datasets);
    this.topicIds = topicIds;
    this.validator = validator;
  }

  /**
   * What became of a batch.
   *
   * @param accepted for the {@code hub.<kind>} topics, in the order of the batch
   * @param canaries for the same topics; they are no records and are not counted
   */
  public record Normalised(
      List<ProducerRecord<String, byte[]>> accepted,
      List<Refusal> refused,
      List<ProducerRecord<String, byte[]>> canaries) {}

  /** Normalises each record by itself: one that cannot be never stops its neighbours. */
  public Normalised normalise(List<ConsumerRecord<String, byte[]>> batch) {
    Normalised result =
        new Normalised(new ArrayList<>(batch.size()), new ArrayList<>(), new ArrayList<>());
    for (ConsumerRecord<String, byte[]> record : batch) {
      if (EventRecords.isCanary(record.headers())) {
        result.canaries().addAll(canaries(record));
        continue;
      }
      Origin origin =
          new Origin(topicIds.apply(record.topic()), record.partition(), record.offset());
      try {
        result.accepted().addAll(normalise(record, origin));
      } catch (RefusedException e) {
        result.refused().add(refusal(record, origin, e));
      } catch (RuntimeException e) {
        result.refused().add(refusal(record, origin, unforeseen(e)));
      }
    }
    return result;
  }

  /** One for each kind that the member has: its records go by these topics. */
  private List<ProducerRecord<String, byte[]>> canaries(ConsumerRecord<String, byte[]> canary) {
    String member = Topics.memberOf(canary.topic());
    return datasets.values().stream()
        .filter(dataset -> dataset.member().equals(member))
        .map(dataset -> dataset.dataset().kind())
        .distinct()
        .map(kind -> EventRecords.canary(Topics.hub(kind), member, seen(canary)))
        .toList();
  }

  private static RefusedException unforeseen(RuntimeException problem) {
    return new RefusedException(
        "unforeseen",
        "The record could not be normalised because of %s, which is a fault of the hub. Please report it, then replay the record."
            .formatted(problem.getClass().getName()));
  }

  private List<ProducerRecord<String, byte[]>> normalise(
      ConsumerRecord<String, byte[]> record, Origin origin) throws RefusedException {
    Optional<SourceKey> own = directRecords.subject(record);
    if (own.isPresent()) {
      return List.of(direct(record, origin, own.get()));
    }
    verifyKey(record);
    MappedDataset dataset = datasets.get(EventRecords.text(record.headers(), EventHeaders.SOURCE));
    if (record.value() == null) {
      return tombstones(record, origin, dataset);
    }
    if (dataset == null || !dataset.topic().equals(record.topic())) {
      throw new RefusedException(
          "no-descriptor",
          "No member descriptor names the dataset of this record. Put the dataset back into the member's descriptor, or discard the record.");
    }
    return List.of(present(record, origin, dataset));
  }

  /** All of the agreement, its conditions included, before a value gets anywhere. */
  private ProducerRecord<String, byte[]> direct(
      ConsumerRecord<String, byte[]> record, Origin origin, SourceKey source)
      throws RefusedException {
    MappedDataset dataset = datasets.get(EventHeaders.sourceOf(source.member(), source.dataset()));
    Kind kind = dataset.dataset().kind();
    if (!DirectRecords.isDeletion(record)
        && dataset.sharing().apply(fields(record)) instanceof SharingOutcome.Shared shared) {
      byte[] value = normalised(record, origin, dataset, source, shared.fields());
      return DirectRecords.present(source, kind, seen(record), origin, shared.fields(), value);
    }
    return DirectRecords.gone(source, kind, seen(record), origin);
  }

  /** A compacted topic refuses a message without key, and with it the whole batch. */
  private static void verifyKey(ConsumerRecord<String, byte[]> record) throws RefusedException {
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

  /**
   * A deletion needs no mapping, so it passes even where the dataset is described no longer: to
   * every kind, as it might have been of any.
   */
  private static List<ProducerRecord<String, byte[]>> tombstones(
      ConsumerRecord<String, byte[]> record, Origin origin, MappedDataset dataset) {
    List<Kind> kinds = dataset == null ? List.of(Kind.values()) : List.of(dataset.dataset().kind());
    return kinds.stream().map(kind -> message(record, origin, kind, null)).toList();
  }

  private ProducerRecord<String, byte[]> present(
      ConsumerRecord<String, byte[]> record, Origin origin, MappedDataset dataset)
      throws RefusedException {
    String key = EventRecords.text(record.headers(), EventHeaders.SUBJECT);
    if (key.isBlank()) {
      throw new RefusedException(
          "no-key", "The message does not say which record of the member's it is about.");
    }
    SourceKey source = new SourceKey(dataset.member(), dataset.dataset().name(), key);
    ObjectNode fields = fields(record);
    // Written under an older, wider agreement it may hold more than the one that is in force
    // shares.
    fields.retain(dataset.sharing().sharedColumns());
    byte[] bytes = normalised(record, origin, dataset, source, fields);
    return message(record, origin, dataset.dataset().kind(), bytes);
  }

  private byte[] normalised(
      ConsumerRecord<String, byte[]> record,
      Origin origin,
      MappedDataset dataset,
      SourceKey source,
      ObjectNode fields)
      throws RefusedException {
    Kind kind = dataset.dataset().kind();
    ObjectNode value = mapped(dataset, source, fields);
    validate(kind, value, fields);
    byte[] bytes =
        NormalisedCodec.write(
            new NormalisedChange.Present(
                source, kind, origin, seen(record), dataset.visibility(), dataset.trust(), value));
    if (bytes.length > TopicWriter.LONGEST_VALUE) {
      throw new RefusedException("too-long", "The normalised record is longer than a topic takes.");
    }
    return bytes;
  }

  private static ObjectNode fields(ConsumerRecord<String, byte[]> record) throws RefusedException {
    try {
      return Json.readObject(record.value());
    } catch (Json.MalformedJsonException e) {
      throw new RefusedException(
          "malformed-json",
          "The record's value is %s. Whoever wrote it to the topic has to write it again."
              .formatted(e.getMessage()));
    }
  }

  private static ObjectNode mapped(MappedDataset dataset, SourceKey source, ObjectNode fields)
      throws RefusedException {
    MappingOutcome outcome = dataset.mapper().map(source, fields);
    if (outcome instanceof MappingOutcome.Mapped mapped) {
      return mapped.value();
    }
    MappingOutcome.Unmappable unmappable = (MappingOutcome.Unmappable) outcome;
    throw new RefusedException(unmappable.reason(), unmappable.sentence(), fields);
  }

  private void validate(Kind kind, ObjectNode value, ObjectNode fields) throws RefusedException {
    List<Violation> violations = validator.validate(kind, value);
    if (!violations.isEmpty()) {
      String sentence =
          violations.stream()
              .limit(VIOLATIONS_TOLD)
              .map(Violation::sentence)
              .collect(Collectors.joining(" "));
      throw new RefusedException(violations.get(0).reason(), sentence, fields);
    }
  }

  private static Instant seen(ConsumerRecord<String, byte[]> record) {
    try {
      return Moments.parse(EventRecords.text(record.headers(), EventHeaders.TIME));
    } catch (DateTimeException e) {
      return Instant.ofEpochMilli(record.timestamp());
    }
  }

  /** The source record's own headers, but for its id: one content has one id in each topic. */
  private static ProducerRecord<String, byte[]> message(
      ConsumerRecord<String, byte[]> record, Origin origin, Kind kind, byte[] value) {
    ProducerRecord<String, byte[]> message =
        new ProducerRecord<>(Topics.hub(kind), record.key(), value);
    record
        .headers()
        .forEach(
            header -> {
              if (!header.key().equals(EventHeaders.ID)) {
                message.headers().add(header);
              }
            });
    message.headers().add(EventHeaders.ID, EventRecords.bytes(eventId(record, kind).toString()));
    message.headers().add(EventHeaders.ORIGIN, EventRecords.bytes(origin.text()));
    return message;
  }

  private static UUID eventId(ConsumerRecord<String, byte[]> record, Kind kind) {
    return SourceKey.namedId(
        Topics.hub(kind) + '/' + EventRecords.text(record.headers(), EventHeaders.ID));
  }

  private static Refusal refusal(
      ConsumerRecord<String, byte[]> record, Origin origin, RefusedException problem) {
    return new Refusal(
        Refusals.id(STAGE, origin.text()),
        STAGE,
        problem.reason(),
        problem.getMessage(),
        Topics.memberOf(record.topic()),
        datasetOf(EventRecords.text(record.headers(), EventHeaders.SOURCE)),
        EventRecords.text(record.headers(), EventHeaders.SUBJECT),
        origin.text(),
        seen(record),
        problem.record());
  }

  private static String datasetOf(String source) {
    String dataset = source.substring(source.lastIndexOf('/') + 1);
    return dataset.isEmpty() ? "unknown" : dataset;
  }
}
