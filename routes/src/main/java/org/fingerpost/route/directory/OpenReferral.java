package org.fingerpost.route.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fingerpost.schema.JointRecord;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Kind;

/** Joint records as Open Referral UK entities. */
final class OpenReferral {
  private final DirectoryStore store;

  OpenReferral(DirectoryStore store) {
    this.store = store;
  }

  List<ObjectNode> listed(List<JointRecord> records) {
    return records.stream().map(this::stub).toList();
  }

  ObjectNode full(JointRecord joint) throws SQLException {
    return stub(joint);
  }

  private ObjectNode stub(JointRecord joint) {
    ObjectNode node = Json.object();
    node.put("id", joint.id().toString());
    for (Map.Entry<String, JsonNode> e : joint.publicFields().entrySet()) {
      if (Set.of("name", "description", "email", "website", "status", "url").contains(e.getKey())) {
        node.set(e.getKey(), e.getValue());
      }
    }
    if (!node.has("description")) {
      node.put("description", node.path("name").asText());
    }
    if (joint.kind() == Kind.SERVICE && !node.has("status")) {
      node.put("status", "active");
    }
    return node;
  }
}
