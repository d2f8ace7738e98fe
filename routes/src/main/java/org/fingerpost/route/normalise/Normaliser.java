package org.fingerpost.route.normalise;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.connector.mapping.MappingOutcome;
import org.fingerpost.connector.sharing.SharingOutcome;
import org.fingerpost.route.flow.EventRecords;
import org.fingerpost.route.flow.TopicWriter;
import org.fingerpost.schema.EventHeaders;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.NormalisedChange;
import org.fingerpost.schema.NormalisedCodec;
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
    return normalise(batch, made -> {});
  }

  /**
   * The same.
   *
   * @param onward is given each that is accepted as soon as it is made
   */
  Normalised normalise(
      List<ConsumerRecord<String, byte[]>> batch, Consumer<ProducerRecord<String, byte[]>> onward) {
    Normalised result =
        new Normalised(new ArrayList<>(batch.size()), new ArrayList<>(), new ArrayList<>());
    for (ConsumerRecord<String, byte[]> record : batch) {
      if (EventRecords.isCanary(record.headers())) {
        result.canaries().addAll(canaries(record));
        continue;
      }
      SourceMessage message = SourceMessage.of(record, topicIds);
      try {
        List<ProducerRecord<String, byte[]>> made = normalise(message);
        made.forEach(onward);
        result.accepted().addAll(made);
      } catch (RefusedException e) {
        result.refused().add(message.refusal(e));
      } catch (RuntimeException e) {
        result.refused().add(message.refusal(RefusedException.unforeseen(e)));
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
        .map(kind -> EventRecords.canary(Topics.hub(kind), member, SourceMessage.seen(canary)))
        .toList();
  }

  private List<ProducerRecord<String, byte[]>> normalise(SourceMessage message)
      throws RefusedException {
    Optional<SourceKey> own = directRecords.subject(message.record());
    if (own.isPresent()) {
      return List.of(direct(message, own.get()));
    }
    message.verifyKey();
    MappedDataset dataset = datasets.get(message.header(EventHeaders.SOURCE));
    if (message.isDeletion()) {
      return tombstones(message, dataset);
    }
    if (dataset == null || !dataset.topic().equals(message.topic())) {
      throw new RefusedException(
          "no-descriptor",
          "No member descriptor names the dataset of this record. Put the dataset back into the member's descriptor, or discard the record.");
    }
    return List.of(present(message, dataset));
  }

  /** All of the agreement, its conditions included, before a value gets anywhere. */
  private ProducerRecord<String, byte[]> direct(SourceMessage message, SourceKey source)
      throws RefusedException {
    MappedDataset dataset = datasets.get(EventHeaders.sourceOf(source.member(), source.dataset()));
    Kind kind = dataset.dataset().kind();
    if (!DirectRecords.isDeletion(message.record())
        && dataset.sharing().apply(message.fields()) instanceof SharingOutcome.Shared shared) {
      byte[] value = normalised(message, dataset, source, shared.fields());
      return DirectRecords.present(
          source, kind, message.seen(), message.origin(), shared.fields(), value);
    }
    return DirectRecords.gone(source, kind, message.seen(), message.origin());
  }

  /**
   * A deletion needs no mapping, so it passes even where the dataset is described no longer: to
   * every kind, as it might have been of any.
   */
  private static List<ProducerRecord<String, byte[]>> tombstones(
      SourceMessage message, MappedDataset dataset) {
    List<Kind> kinds = dataset == null ? List.of(Kind.values()) : List.of(dataset.dataset().kind());
    return kinds.stream().map(message::gone).toList();
  }

  private ProducerRecord<String, byte[]> present(SourceMessage message, MappedDataset dataset)
      throws RefusedException {
    SourceKey source = new SourceKey(dataset.member(), dataset.dataset().name(), message.subject());
    ObjectNode fields = message.fields();
    // Written under an older, wider agreement it may hold more than the one that is in force
    // shares.
    fields.retain(dataset.sharing().sharedColumns());
    byte[] bytes = normalised(message, dataset, source, fields);
    return message.present(dataset.dataset().kind(), bytes);
  }

  private byte[] normalised(
      SourceMessage message, MappedDataset dataset, SourceKey source, ObjectNode fields)
      throws RefusedException {
    Kind kind = dataset.dataset().kind();
    ObjectNode value = mapped(dataset, source, fields);
    validate(kind, value, fields);
    byte[] bytes =
        NormalisedCodec.write(
            new NormalisedChange.Present(
                source,
                kind,
                message.origin(),
                message.seen(),
                dataset.visibility(),
                dataset.trust(),
                value));
    if (bytes.length > TopicWriter.LONGEST_VALUE) {
      throw new RefusedException("too-long", "The normalised record is longer than a topic takes.");
    }
    return bytes;
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
}
