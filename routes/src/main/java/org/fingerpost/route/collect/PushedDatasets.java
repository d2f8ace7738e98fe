package org.fingerpost.route.collect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.connector.sharing.SharingFilter;
import org.fingerpost.connector.sharing.SharingOutcome;
import org.fingerpost.route.flow.Refusals;
import org.fingerpost.route.flow.TopicWriter;
import org.fingerpost.schema.Json;

/**
 * Makes messages of one member's events. An event sets the record that it names, or deletes it, so
 * the same event taken twice leaves everything as it was after the first time.
 */
final class PushedDatasets {
  private static final String DELETED = ".deleted";
  private static final String DATASET = "dataset";

  private record Dataset(MemberTopic topic, SharingFilter sharing, ContentHash hash) {}

  private final MemberDescriptor member;
  private final Map<String, DatasetDescriptor> datasets;
  private final Clock clock;

  PushedDatasets(MemberDescriptor member, Clock clock) {
    this.member = member;
    this.clock = clock;
    this.datasets =
        member.datasets().stream().collect(Collectors.toMap(DatasetDescriptor::name, d -> d));
  }

  /** A message for each event, or none at all. */
  List<ProducerRecord<String, byte[]>> messages(List<CloudEvent> events)
      throws PushRefusedException {
    Map<String, Dataset> used = new java.util.HashMap<>();
    List<ProducerRecord<String, byte[]>> messages = new ArrayList<>(events.size());
    for (int index = 0; index < events.size(); index++) {
      CloudEvent event = events.get(index);
      DatasetDescriptor descriptor = described(index, event);
      Dataset dataset = used.computeIfAbsent(descriptor.name(), name -> dataset(descriptor));
      messages.add(message(index, event, dataset));
    }
    return messages;
  }

  /** Made anew for each request: a hash is one thread's, and requests come on many. */
  private Dataset dataset(DatasetDescriptor descriptor) {
    return new Dataset(
        new MemberTopic(member.id(), descriptor.name(), clock),
        new SharingFilter(descriptor),
        ContentHash.under(ContentHash.fingerprint(descriptor)));
  }

  private DatasetDescriptor described(int index, CloudEvent event) throws PushRefusedException {
    Object extension = event.getExtension(DATASET);
    String source = event.getSource().toString();
    String name =
        extension == null ? source.substring(source.lastIndexOf('/') + 1) : extension.toString();
    DatasetDescriptor descriptor = datasets.get(name);
    if (descriptor == null) {
      throw new PushRefusedException(
          422,
          index,
          "its dataset is not in the member's descriptor. Name it in the extension \"dataset\" or at the end of \"source\": one of %s."
              .formatted(String.join(", ", new java.util.TreeSet<>(datasets.keySet()))));
    }
    return descriptor;
  }

  private static ProducerRecord<String, byte[]> message(
      int index, CloudEvent event, Dataset dataset) throws PushRefusedException {
    if (event.getType().equals(UnreadableRow.TYPE)) {
      return Refusals.message(
          UnreadableRow.refusal(dataset.topic(), dataset.sharing(), event, fields(index, event)));
    }
    String key = event.getSubject();
    if (key == null || key.isBlank()) {
      throw new PushRefusedException(
          422, index, "it has no subject. The subject is the record's key at the member.");
    }
    if (event.getType().endsWith(DELETED)) {
      return dataset.topic().gone(key, "deleted at the member");
    }
    return shared(index, key, dataset, fields(index, event));
  }

  private static ObjectNode fields(int index, CloudEvent event) throws PushRefusedException {
    CloudEventData data = event.getData();
    try {
      if (data != null) {
        return Json.readObject(data.toBytes());
      }
    } catch (Json.MalformedJsonException e) {
      // Said below, in the same words as for data that are not there.
    }
    throw new PushRefusedException(
        422, index, "its data are no JSON object. Send the record's columns as one.");
  }

  private static ProducerRecord<String, byte[]> shared(
      int index, String key, Dataset dataset, ObjectNode fields) throws PushRefusedException {
    SharingOutcome outcome = dataset.sharing().apply(fields);
    if (!(outcome instanceof SharingOutcome.Shared agreed)) {
      return dataset.topic().gone(key, "not, or no longer, shared by the member");
    }
    byte[] value = Json.write(agreed.fields());
    if (value.length > TopicWriter.LONGEST_VALUE) {
      throw new PushRefusedException(
          422,
          index,
          "its shared columns hold more than %d bytes.".formatted(TopicWriter.LONGEST_VALUE));
    }
    return dataset.topic().present(key, dataset.hash().of(value), value);
  }
}
