package org.fingerpost.connector.civicrm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fingerpost.connector.NearestNames;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.DatasetDescriptor.Location;
import org.fingerpost.connector.descriptor.ReadyMade;

/**
 * A ready-made dataset, as {@code datasets.yaml} has it.
 *
 * @param tables alias to table
 * @param joins alias to SQL, in the order in which they are made
 * @param merged whether its records may be merged into one another
 */
record CiviDataset(
    String name,
    Map<String, String> tables,
    String from,
    Map<String, String> joins,
    List<JsonNode> where,
    Map<String, Column> columns,
    Optional<String> changed,
    boolean merged,
    String entity,
    Map<String, JsonNode> apiJoins) {
  /** Tells of a record that was merged which one took its place. */
  static final String MERGED_INTO = "merged_into";

  /**
   * A column.
   *
   * @param sql over the tables' aliases
   * @param api a field of APIv4; empty where it has none
   * @param unless flags that have to be there and unset for the column to hold anything
   */
  record Column(String sql, String api, List<String> unless) {}

  /** The ready-made dataset that a descriptor's dataset names. */
  static CiviDataset of(DatasetDescriptor dataset) throws SourceException {
    if (dataset.location() instanceof Location.ReadyMadeDataset known) {
      return parse(known.name(), ReadyMade.civicrm().dataset(known.name()).orElseThrow());
    }
    throw SourceException.permanent(
        "Dataset %s names none of CiviCRM's datasets, so it cannot be read. Name one with civicrm."
            .formatted(dataset.name()));
  }

  private static CiviDataset parse(String name, ObjectNode node) {
    Map<String, Column> columns = new LinkedHashMap<>();
    node.path("columns")
        .properties()
        .forEach(entry -> columns.put(entry.getKey(), column(entry.getValue())));
    List<JsonNode> where = new ArrayList<>();
    node.path("where").forEach(where::add);
    Map<String, JsonNode> apiJoins = new LinkedHashMap<>();
    node.at("/api/joins").properties().forEach(e -> apiJoins.put(e.getKey(), e.getValue()));
    return new CiviDataset(
        name,
        texts(node.path("tables")),
        node.path("from").asText(),
        texts(node.path("joins")),
        where,
        columns,
        Optional.of(node.path("changed").asText()).filter(text -> !text.isEmpty()),
        node.path("merged").asBoolean(),
        node.at("/api/entity").asText(),
        apiJoins);
  }

  private static Column column(JsonNode node) {
    List<String> unless = new ArrayList<>();
    node.path("unless").forEach(flag -> unless.add(flag.asText()));
    return new Column(node.path("sql").asText(), node.path("api").asText(), unless);
  }

  private static Map<String, String> texts(JsonNode node) {
    Map<String, String> texts = new LinkedHashMap<>();
    node.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
    return texts;
  }

  /** The column of the dataset's first table that a column is, where it is no more than that. */
  Optional<String> ownColumn(String name) {
    String sql = columns.containsKey(name) ? columns.get(name).sql() : "";
    String before = from + '.';
    return sql.startsWith(before) && sql.matches("[a-z]+\\.[a-z_]+")
        ? Optional.of(sql.substring(before.length()))
        : Optional.empty();
  }

  /** Whether it is a custom field of the member's own, {@code Group.Field}. */
  static boolean isCustom(String column) {
    return column.matches("[A-Za-z0-9_]+\\.[A-Za-z0-9_]+");
  }

  /** What is wrong with a column that is neither CiviCRM's nor a custom field. */
  SourceException unknown(String dataset, String column) {
    return SourceException.permanent(
        "Dataset %s reads column %s, which CiviCRM's %s do not have.%s A custom field is written Group.Field."
            .formatted(dataset, column, name, NearestNames.advice(column, columns.keySet())));
  }
}
