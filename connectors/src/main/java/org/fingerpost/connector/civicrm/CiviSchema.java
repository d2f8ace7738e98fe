package org.fingerpost.connector.civicrm;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fingerpost.connector.NearestNames;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.SourceRow;

/** What one CiviCRM database has: versions differ, and members add fields of their own. */
final class CiviSchema {
  /** The columns of CiviCRM's tables, {@code table.column} as the key. */
  static final String COLUMNS =
      """
      SELECT CONCAT(table_name, '.', column_name) AS id FROM information_schema.columns
      WHERE table_schema = DATABASE() AND table_name LIKE 'civicrm\\_%'
      """;

  /** Custom fields, {@code Group.Field} as the key. */
  static final String CUSTOM =
      """
      SELECT CONCAT(g.name, '.', f.name) AS id, g.table_name AS place, f.column_name AS field
      FROM civicrm_custom_field f JOIN civicrm_custom_group g ON g.id = f.custom_group_id
      """;

  private static final String SAFE_NAME = "[A-Za-z0-9_]+";

  /** Where a custom field stands. */
  record CustomField(String table, String column) {}

  private final Set<String> columns = new HashSet<>();
  private final Map<String, CustomField> custom = new HashMap<>();

  CiviSchema(List<SourceRow> columnRows, List<SourceRow> customRows) {
    columnRows.forEach(row -> columns.add(row.key()));
    for (SourceRow row : customRows) {
      String table = row.fields().path("place").asText();
      String column = row.fields().path("field").asText();
      if (table.matches(SAFE_NAME) && column.matches(SAFE_NAME)) {
        custom.put(row.key(), new CustomField(table, column));
      }
    }
  }

  boolean has(String table, String column) {
    return columns.contains(table + '.' + column);
  }

  /** Whether it is a CiviCRM at all, as far as the account may see. */
  boolean isCivi() {
    return has("civicrm_contact", "id");
  }

  Optional<CustomField> custom(String name) {
    return Optional.ofNullable(custom.get(name));
  }

  SourceException noCustom(String dataset, String name) {
    return SourceException.permanent(
        "Dataset %s reads the custom field %s, which this CiviCRM does not have.%s Names are those of Administer, Custom Fields, with their case."
            .formatted(dataset, name, NearestNames.advice(name, custom.keySet())));
  }
}
