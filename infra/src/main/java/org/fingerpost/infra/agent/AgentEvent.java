package org.fingerpost.infra.agent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.fingerpost.schema.Json;

/**
 * One record as it now is, or that it is gone.
 *
 * @param id one for ever, so that the hub takes it once however often it is sent
 * @param fields the shared columns; empty: the record is gone
 */
record AgentEvent(String id, String dataset, String key, Optional<ObjectNode> fields) {
  /** As a CloudEvent in structured mode. */
  ObjectNode cloudEvent() {
    ObjectNode event = Json.object();
    event.put("specversion", "1.0").put("id", id).put("source", "/agent/" + dataset);
    event.put("type", fields.isPresent() ? "org.fingerpost.present" : "org.fingerpost.deleted");
    event.put("subject", key);
    fields.ifPresent(data -> event.put("datacontenttype", "application/json").set("data", data));
    return event;
  }
}
