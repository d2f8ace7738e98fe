package org.fingerpost.route.flow;

import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.fingerpost.schema.EventHeaders;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Refusal;
import org.fingerpost.schema.SourceKey;
import org.fingerpost.schema.Topics;

/** How a refused record goes to the quarantine. */
public final class Refusals {
  private Refusals() {}

  /**
   * The id of what that stage refused at that position: the same however often it is read.
   *
   * @param position the origin's text, or where it stands at the member
   */
  public static String id(String stage, String position) {
    return SourceKey.namedId(stage + '\u001f' + position).toString();
  }

  /** The message for {@link Topics#QUARANTINE}. */
  public static ProducerRecord<String, byte[]> message(Refusal refusal) {
    byte[] value = Json.write(Json.MAPPER.valueToTree(json(refusal)));
    ProducerRecord<String, byte[]> message =
        new ProducerRecord<>(Topics.QUARANTINE, refusal.id(), value);
    message
        .headers()
        .add(
            EventHeaders.SPECIFICATION_VERSION,
            EventRecords.bytes(EventHeaders.SPECIFICATION_VERSION_VALUE))
        .add(EventHeaders.ID, EventRecords.bytes(UUID.fromString(refusal.id()).toString()))
        .add(
            EventHeaders.SOURCE,
            EventRecords.bytes(EventHeaders.sourceOf(refusal.member(), refusal.dataset())))
        .add(EventHeaders.TYPE, EventRecords.bytes(EventHeaders.TYPE_PRESENT))
        .add(EventHeaders.SUBJECT, EventRecords.bytes(refusal.id()))
        .add(EventHeaders.TIME, EventRecords.bytes(refusal.seen().toString()))
        .add(EventHeaders.CONTENT_TYPE, EventRecords.bytes(EventHeaders.CONTENT_TYPE_VALUE));
    return message;
  }

  private static com.fasterxml.jackson.databind.node.ObjectNode json(Refusal refusal) {
    var node =
        Json.object()
            .put("id", refusal.id())
            .put("stage", refusal.stage())
            .put("reason", refusal.reason())
            .put("sentence", refusal.sentence())
            .put("member", refusal.member())
            .put("dataset", refusal.dataset())
            .put("key", refusal.key())
            .put("position", refusal.position())
            .put("seen", refusal.seen().toString());
    node.set("record", refusal.record());
    return node;
  }
}
