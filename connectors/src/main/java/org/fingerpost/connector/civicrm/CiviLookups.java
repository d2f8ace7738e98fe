package org.fingerpost.connector.civicrm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fingerpost.connector.SourceException;
import org.fingerpost.schema.Json;

/** What is asked of APIv4 beside the records: fields, the member's own contact, merges. */
final class CiviLookups {
  private static final Duration FIELDS_FOR = Duration.ofMinutes(10);

  private final CiviApi api;
  private final Map<String, Set<String>> fields = new HashMap<>();
  private Instant asked = Instant.MIN;
  private String office = "";

  CiviLookups(CiviApi api) {
    this.api = api;
  }

  /** The fields that the entity has in this version. */
  synchronized Set<String> fields(String entity) throws SourceException, InterruptedException {
    if (asked.plus(FIELDS_FOR).isBefore(Instant.now())) {
      fields.clear();
      asked = Instant.now();
    }
    Set<String> known = fields.get(entity);
    if (known == null) {
      known = new HashSet<>();
      ObjectNode params = Json.object();
      params.putArray("select").add("name");
      for (JsonNode field : api.call(entity, "getFields", params).values()) {
        known.add(field.path("name").asText());
      }
      fields.put(entity, known);
    }
    return known;
  }

  /** Has the fields asked for anew. */
  synchronized void forget() {
    asked = Instant.MIN;
  }

  /** The contact that stands for the organisation whose CiviCRM it is. */
  synchronized String office() throws SourceException, InterruptedException {
    if (office.isEmpty()) {
      ObjectNode params = Json.object().put("limit", 1);
      params.putArray("select").add("contact_id");
      params.putObject("orderBy").put("id", "ASC");
      office = api.call("Domain", "get", params).values().path(0).path("contact_id").asText();
    }
    return office;
  }

  /** Of a page's deleted contacts, those that were merged into another, and into which. */
  Map<String, String> mergedInto(CiviDataset dataset, JsonNode values)
      throws SourceException, InterruptedException {
    Set<String> deleted = new HashSet<>();
    if (dataset.merged()) {
      for (JsonNode value : values) {
        String text = value.path("is_deleted").asText();
        if (text.equals("true") || text.equals("1")) {
          deleted.add(value.path("id").asText());
        }
      }
    }
    return deleted.isEmpty() ? Map.of() : mergedInto(deleted);
  }

  private Map<String, String> mergedInto(Set<String> deleted)
      throws SourceException, InterruptedException {
    Map<String, String> parents = new HashMap<>();
    ObjectNode lost =
        targets("contact_id", deleted, List.of("contact_id", "activity_id.parent_id"));
    ((ArrayNode) lost.get("where"))
        .addArray()
        .add("activity_id.activity_type_id:name")
        .add("=")
        .add("Contact Deleted by Merge");
    for (JsonNode row : api.call("ActivityContact", "get", lost).values()) {
      String parent = row.path("activity_id.parent_id").asText("");
      if (!parent.isEmpty()) {
        parents.put(row.path("contact_id").asText(), parent);
      }
    }
    return parents.isEmpty() ? Map.of() : kept(parents);
  }

  private Map<String, String> kept(Map<String, String> parents)
      throws SourceException, InterruptedException {
    Map<String, String> keptBy = new HashMap<>();
    ObjectNode kept =
        targets("activity_id", parents.values(), List.of("activity_id", "contact_id"));
    for (JsonNode row : api.call("ActivityContact", "get", kept).values()) {
      keptBy.put(row.path("activity_id").asText(), row.path("contact_id").asText());
    }
    Map<String, String> merged = new HashMap<>();
    parents.forEach(
        (contact, parent) -> {
          String into = keptBy.getOrDefault(parent, contact);
          if (!into.equals(contact)) {
            merged.put(contact, into);
          }
        });
    return merged;
  }

  private static ObjectNode targets(String field, Collection<String> ids, List<String> select) {
    ObjectNode params = Json.object();
    ArrayNode selected = params.putArray("select");
    select.forEach(selected::add);
    ArrayNode where = params.putArray("where");
    ArrayNode wanted = where.addArray().add(field).add("IN").addArray();
    ids.stream().sorted().distinct().forEach(id -> wanted.add(Long.parseLong(id)));
    where.addArray().add("record_type_id:name").add("=").add("Activity Targets");
    return params.put("limit", 0);
  }
}
