package org.fingerpost.connector.civicrm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.fingerpost.connector.SourceException;
import org.fingerpost.schema.Json;

/** The parameters by which some columns of a ready-made dataset are asked for, page by page. */
final class CiviApiRequest {
  static final int PAGE = 500;
  private static final Set<String> COMPUTED = Set.of("", "@domain");

  private final CiviDataset dataset;
  private final Set<String> known;
  private final SortedSet<String> asked = new TreeSet<>();

  /**
   * For those columns.
   *
   * @param known the fields that this CiviCRM says the entity has
   * @throws SourceException when a column is neither CiviCRM's nor could be a custom field
   */
  CiviApiRequest(String asking, CiviDataset dataset, SortedSet<String> columns, Set<String> known)
      throws SourceException {
    this.dataset = dataset;
    this.known = known;
    asked.add("id");
    for (String name : columns) {
      CiviDataset.Column column = dataset.columns().get(name);
      if (column != null) {
        add(column);
        column.unless().forEach(flag -> add(dataset.columns().get(flag)));
      } else if (CiviDataset.isCustom(name)) {
        asked.add(name);
      } else {
        throw dataset.unknown(asking, name);
      }
    }
  }

  private void add(CiviDataset.Column column) {
    if (!COMPUTED.contains(column.api()) && isThere(column.api())) {
      asked.add(column.api());
    }
  }

  /** Whether this version has the field; of another entity's, that is not known beforehand. */
  boolean isThere(String field) {
    String own = field.replaceFirst(":.*", "");
    return own.contains(".") || known.contains(own);
  }

  /** A page of a listing, after that id. */
  ObjectNode listing(long after) {
    ObjectNode params = params();
    clause((ArrayNode) params.get("where"), "id", ">").add(after);
    params.putObject("orderBy").put("id", "ASC");
    return params;
  }

  /** A page of what changed at or after a time, after that time and id. */
  ObjectNode changes(String column, String from, String time, long after) {
    ObjectNode params = params();
    ArrayNode where = (ArrayNode) params.get("where");
    clause(where, column, ">=").add(from);
    if (!time.isEmpty()) {
      ArrayNode either = where.addArray().add("OR").addArray();
      clause(either, column, ">").add(time);
      ArrayNode same = either.addArray().add("AND").addArray();
      clause(same, column, "=").add(time);
      clause(same, "id", ">").add(after);
    }
    params.putObject("orderBy").put(column, "ASC").put("id", "ASC");
    return params;
  }

  /** How many there are. */
  ObjectNode count() {
    ObjectNode params = params();
    params.remove("join");
    params.putArray("select").add("row_count");
    params.put("limit", 0);
    return params;
  }

  private ObjectNode params() {
    ObjectNode params = Json.object();
    ArrayNode select = params.putArray("select");
    asked.forEach(select::add);
    ArrayNode join = params.putArray("join");
    for (Map.Entry<String, JsonNode> each : dataset.apiJoins().entrySet()) {
      if (asked.stream().anyMatch(field -> field.startsWith(each.getKey() + "."))) {
        join.add(each.getValue().deepCopy());
      }
    }
    ArrayNode where = params.putArray("where");
    for (JsonNode condition : dataset.where()) {
      JsonNode api = condition.path("api");
      if (api.isArray() && isThere(api.path(0).asText())) {
        where.add(api.deepCopy());
      }
    }
    if (known.contains("is_deleted")) {
      // Without this APIv4 leaves the deleted ones out by itself.
      clause(where, "is_deleted", "IN").addArray().add(true).add(false);
    }
    params.put("limit", PAGE);
    params.put("checkPermissions", true);
    return params;
  }

  private static ArrayNode clause(ArrayNode where, String field, String operator) {
    return where.addArray().add(field).add(operator);
  }
}
