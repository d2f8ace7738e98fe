package org.fingerpost.route.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudevents.CloudEvent;
import java.util.Optional;
import java.util.Set;
import org.fingerpost.connector.sharing.SharingFilter;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Refusal;

/**
 * What a sender says of a row that it met and could not read: no record, but a refusal, kept in the
 * hub's quarantine as the hub's own reading would have kept it.
 */
final class UnreadableRow {
  /** The type of such an event. */
  static final String TYPE = "org.fingerpost.unreadable";

  private static final Set<String> REASONS = Set.of("unreadable", "no-key", "too-long");
  private static final int LONGEST = 1_000;

  private UnreadableRow() {}

  /**
   * The refusal. Sentences and places are cut where they are longer than anybody would read.
   *
   * @param sharing applied to what columns the event brings
   * @param data {@code reason}, {@code sentence}, {@code place}, and {@code record} where any
   *     column could be read
   */
  static Refusal refusal(
      MemberTopic topic, SharingFilter sharing, CloudEvent event, ObjectNode data) {
    String reason = data.path("reason").asText();
    return topic.refusal(
        new MemberTopic.RowPlace(
            Optional.ofNullable(event.getSubject()).orElse(""), text(data, "place")),
        REASONS.contains(reason) ? reason : "unreadable",
        text(data, "sentence"),
        agreed(sharing, data.path("record")));
  }

  private static ObjectNode agreed(SharingFilter sharing, JsonNode record) {
    return record instanceof ObjectNode fields
        ? sharing.project(fields).orElseGet(Json::object)
        : Json.object();
  }

  private static String text(ObjectNode data, String name) {
    String text = data.path(name).asText().strip();
    return text.substring(0, Math.min(LONGEST, text.length()));
  }
}
