package org.fingerpost.connector.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * Whether a table has an index that finds what changed. Without one its server reads all of the
 * table at each look, whatever is asked.
 *
 * @param table its name, or schema and name, as a descriptor has it
 * @param column the column with the time of the last change
 */
record ChangeIndex(Connection connection, Dialect dialect, String table, String column) {
  /** Fewer rows than this are read in no time. */
  private static final long WORTH_SAYING = 1_000;

  /** What whoever runs the database may type; empty where it has no need to. */
  Optional<String> advice(String quotedTable) throws SQLException {
    if (isThere()) {
      return Optional.empty();
    }
    long rows = rows(quotedTable);
    return rows < WORTH_SAYING
        ? Optional.empty()
        : Optional.of(
            "Each look makes the server read all %1$,d rows of table %2$s, for want of an index that begins with %3$s. Whoever runs the database may type: CREATE INDEX fingerpost_changed ON %2$s (%3$s); then a look reads what changed, and nothing else differs."
                .formatted(rows, table, column));
  }

  private boolean isThere() throws SQLException {
    int dot = table.lastIndexOf('.');
    String name = table.substring(dot + 1);
    String schema = dot < 0 ? null : table.substring(0, dot);
    boolean catalogue = dialect.namesSchemasCatalogues();
    try (ResultSet found =
        connection
            .getMetaData()
            .getIndexInfo(
                catalogue && schema != null ? schema : connection.getCatalog(),
                catalogue ? null : schema,
                name,
                false,
                true)) {
      while (found.next()) {
        if (found.getInt("ORDINAL_POSITION") == 1
            && column.equalsIgnoreCase(found.getString("COLUMN_NAME"))) {
          return true;
        }
      }
      return false;
    }
  }

  private long rows(String quotedTable) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + quotedTable)) {
      row.next();
      return row.getLong(1);
    }
  }
}
