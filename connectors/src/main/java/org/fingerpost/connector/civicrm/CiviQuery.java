package org.fingerpost.connector.civicrm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fingerpost.connector.SourceException;

/**
 * Writes the query that reads some columns of a ready-made dataset in one member's CiviCRM. Only
 * the joins are made that these columns need, and a column that this version lacks is empty. Of
 * what a member wrote, only names of custom fields are looked up; nothing of it enters the SQL.
 */
final class CiviQuery {
  private static final Pattern REFERENCE = Pattern.compile("\\b([a-z]+)\\.([a-z_0-9]+)\\b");

  private final CiviDataset dataset;
  private final CiviSchema schema;
  private final Set<String> needed = new LinkedHashSet<>();
  private final SortedSet<String> lacking = new TreeSet<>();

  CiviQuery(CiviDataset dataset, CiviSchema schema) {
    this.dataset = dataset;
    this.schema = schema;
  }

  /** The columns, of those asked for, that this version of CiviCRM does not have. */
  SortedSet<String> lacking() {
    return lacking;
  }

  /**
   * The query.
   *
   * @param asking the name of the member's dataset, for messages
   * @throws SourceException when a column is neither CiviCRM's nor a custom field of the member's
   */
  String sql(String asking, SortedSet<String> columns) throws SourceException {
    List<String> items = new ArrayList<>();
    for (String column : columns) {
      items.add(expression(asking, column) + " AS `" + column + "`");
    }
    List<String> conditions = conditions();
    StringBuilder sql = new StringBuilder("SELECT ").append(String.join(",\n  ", items));
    sql.append("\nFROM ").append(dataset.tables().get(dataset.from()));
    sql.append(' ').append(dataset.from());
    joins().forEach(join -> sql.append('\n').append(join));
    if (!conditions.isEmpty()) {
      sql.append("\nWHERE ").append(String.join(" AND ", conditions));
    }
    return sql.toString();
  }

  private String expression(String asking, String name) throws SourceException {
    CiviDataset.Column column = dataset.columns().get(name);
    if (column == null) {
      return custom(asking, name);
    }
    if (!isThere(column.sql())) {
      lacking.add(name);
      return "NULL";
    }
    List<String> flags = new ArrayList<>();
    for (String flag : column.unless()) {
      String sql = dataset.columns().get(flag).sql();
      // A flag that is not there cannot be known to be unset.
      flags.add(isThere(sql) ? sql + " = 0" : "1 = 0");
    }
    need(column.sql());
    return flags.isEmpty()
        ? column.sql()
        : "CASE WHEN %s THEN %s END".formatted(String.join(" AND ", flags), column.sql());
  }

  private String custom(String asking, String name) throws SourceException {
    if (!CiviDataset.isCustom(name)) {
      throw dataset.unknown(asking, name);
    }
    CiviSchema.CustomField field =
        schema.custom(name).orElseThrow(() -> schema.noCustom(asking, name));
    return "(SELECT MIN(f.`%s`) FROM `%s` f WHERE f.entity_id = %s.id)"
        .formatted(field.column(), field.table(), dataset.from());
  }

  private List<String> conditions() throws SourceException {
    List<String> conditions = new ArrayList<>();
    for (JsonNode condition : dataset.where()) {
      String sql = condition.path("sql").asText();
      if (sql.isEmpty()) {
        continue;
      }
      if (isThere(sql)) {
        need(sql);
        conditions.add(sql);
      } else if (!condition.path("optional").asBoolean()) {
        throw SourceException.permanent(
            "This CiviCRM lacks a column that its %s are told apart by (%s), or the reading account may not see it. GRANT SELECT on the whole database, or give a query of your own."
                .formatted(dataset.name(), sql));
      }
    }
    return conditions;
  }

  /** Whether every column that the expression reads of the dataset's tables is there. */
  private boolean isThere(String sql) {
    Matcher found = REFERENCE.matcher(sql);
    while (found.find()) {
      String table = dataset.tables().get(found.group(1));
      if (table != null && !schema.has(table, found.group(2))) {
        return false;
      }
    }
    need(sql);
    return true;
  }

  private void need(String sql) {
    Matcher found = REFERENCE.matcher(sql);
    while (found.find()) {
      String alias = found.group(1);
      if (dataset.joins().containsKey(alias) && needed.add(alias)) {
        need(dataset.joins().get(alias));
      }
    }
  }

  private List<String> joins() {
    return dataset.joins().entrySet().stream()
        .filter(join -> needed.contains(join.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }
}
