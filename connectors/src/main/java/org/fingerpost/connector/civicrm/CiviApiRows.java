package org.fingerpost.connector.civicrm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.fingerpost.connector.SourceRow;
import org.fingerpost.schema.Json;

/**
 * Makes rows of what APIv4 answers.
 *
 * @param columns that enter the row
 * @param office the contact that stands for the member itself
 */
record CiviApiRows(CiviDataset dataset, SortedSet<String> columns, String office) {
  /** The row, with what took its place where it was merged. */
  SourceRow row(JsonNode value, Map<String, String> mergedInto) {
    ObjectNode fields = Json.object();
    columns.forEach(name -> fields.set(name, column(name, value)));
    String id = value.path("id").asText();
    SourceRow row = new SourceRow(id, "CiviCRM's " + dataset.name(), fields);
    String into = mergedInto.get(id);
    return into == null ? row : row.replacedBy(into);
  }

  private JsonNode column(String name, JsonNode value) {
    CiviDataset.Column column = dataset.columns().get(name);
    if (column == null) {
      return plain(value.path(name));
    }
    boolean kept = column.unless().stream().allMatch(flag -> isUnset(flag, value));
    if (!kept) {
      return NullNode.instance;
    }
    return column.api().equals("@domain")
        ? TextNode.valueOf(office)
        : column.api().isEmpty() ? NullNode.instance : plain(value.path(column.api()));
  }

  /** A flag that the answer lacks cannot be known to be unset. */
  private boolean isUnset(String flag, JsonNode value) {
    String text = value.path(dataset.columns().get(flag).api()).asText("");
    return text.equals("false") || text.equals("0");
  }

  /** Several values in one become {@code a;b}. */
  private static JsonNode plain(JsonNode value) {
    if (value.isArray()) {
      List<String> texts = new ArrayList<>();
      value.forEach(each -> texts.add(each.asText()));
      return texts.isEmpty() ? NullNode.instance : TextNode.valueOf(String.join(";", texts));
    }
    return value.isValueNode() && !value.asText().isBlank() ? value : NullNode.instance;
  }
}
