package org.fingerpost.infra.agent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.fingerpost.schema.Json;

/** What the agent tells the hub of one row. */
sealed interface AgentEvent {
  String dataset();

  /** What it is about: of events about the same that wait, only the last is sent. */
  String about();

  /** As a CloudEvent in structured mode, with an id that is its own for ever. */
  ObjectNode cloudEvent();

  /** A record as it now is; {@code fields} are the shared columns. */
  record Present(String dataset, String key, ObjectNode fields) implements AgentEvent {
    @Override
    public String about() {
      return "record " + key;
    }

    @Override
    public ObjectNode cloudEvent() {
      ObjectNode event = event(UUID.randomUUID(), dataset, "org.fingerpost.present", key);
      event.put("datacontenttype", "application/json").set("data", fields);
      return event;
    }
  }

  /** A record that is there no longer. */
  record Gone(String dataset, String key) implements AgentEvent {
    @Override
    public String about() {
      return "record " + key;
    }

    @Override
    public ObjectNode cloudEvent() {
      return event(UUID.randomUUID(), dataset, "org.fingerpost.deleted", key);
    }
  }

  /**
   * A row that could not be read, for the hub's quarantine.
   *
   * @param key empty where it has none
   * @param fields those shared columns that could be read
   */
  record Unreadable(
      String dataset, String key, String reason, String sentence, String place, ObjectNode fields)
      implements AgentEvent {
    @Override
    public String about() {
      return String.join(" ", "row", reason, place, key);
    }

    /** Told again word for word, it has the same id, and the hub takes it once. */
    @Override
    public ObjectNode cloudEvent() {
      ObjectNode data = Json.object().put("reason", reason).put("sentence", sentence);
      data.put("place", place).set("record", fields);
      byte[] content = (dataset + about() + data).getBytes(StandardCharsets.UTF_8);
      UUID id = UUID.nameUUIDFromBytes(content);
      ObjectNode event = event(id, dataset, "org.fingerpost.unreadable", key);
      event.put("datacontenttype", "application/json").set("data", data);
      return event;
    }
  }

  private static ObjectNode event(UUID id, String dataset, String type, String subject) {
    ObjectNode event = Json.object();
    event.put("specversion", "1.0").put("id", id.toString()).put("source", "/agent/" + dataset);
    event.put("type", type);
    // A CloudEvent has no subject rather than an empty one.
    return subject.isBlank() ? event : event.put("subject", subject);
  }
}
