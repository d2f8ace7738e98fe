package org.fingerpost.connector.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The columns of a table, from the catalogue: all that the account may know of. */
record TableColumns(Connection connection, Dialect dialect) {
  private record Row(String schema, String table, ColumnType type) {}

  /**
   * The columns and what each is read as; none where no single table is found by that name.
   *
   * @param path {@code table} or {@code schema.table}
   */
  SortedMap<String, String> of(String path) throws SQLException {
    int dot = path.lastIndexOf('.');
    String name = path.substring(dot + 1);
    String schema = dot < 0 ? "" : path.substring(0, dot);
    List<Row> rows = rows(schema, name);
    if (schema.isEmpty() && !dialect.namesSchemasCatalogues()) {
      rows = ofOneSchema(rows);
    }
    SortedMap<String, String> columns = new TreeMap<>();
    rows.forEach(row -> columns.put(row.type().name(), row.type().readAs()));
    return columns;
  }

  private List<Row> rows(String schema, String name) throws SQLException {
    boolean catalogue = dialect.namesSchemasCatalogues();
    String catalog = catalogue && !schema.isEmpty() ? schema : connection.getCatalog();
    String pattern = catalogue || schema.isEmpty() ? null : escaped(schema);
    List<Row> rows = new ArrayList<>();
    try (ResultSet found =
        connection.getMetaData().getColumns(catalog, pattern, escaped(name), "%")) {
      while (found.next()) {
        rows.add(row(found));
      }
    }
    List<Row> exact = only(rows, row -> row.table().equals(name));
    return exact.isEmpty() ? only(rows, row -> row.table().equalsIgnoreCase(name)) : exact;
  }

  private Row row(ResultSet found) throws SQLException {
    ColumnType type =
        new ColumnType(
            found.getString("COLUMN_NAME"),
            found.getInt("DATA_TYPE"),
            Optional.ofNullable(found.getString("TYPE_NAME")).orElse("").toLowerCase(Locale.ROOT),
            found.getInt("COLUMN_SIZE"));
    String schema = Optional.ofNullable(found.getString("TABLE_SCHEM")).orElse("");
    return new Row(schema, found.getString("TABLE_NAME"), dialect.meaning(type));
  }

  /** The schema in which a name without one is looked up, or the only one that has the table. */
  private List<Row> ofOneSchema(List<Row> rows) throws SQLException {
    String own = Optional.ofNullable(connection.getSchema()).orElse("");
    List<Row> here = only(rows, row -> row.schema().equals(own));
    long schemas = rows.stream().map(Row::schema).distinct().count();
    return !here.isEmpty() || schemas > 1 ? here : rows;
  }

  private static List<Row> only(List<Row> rows, Predicate<Row> condition) {
    return rows.stream().filter(condition).toList();
  }

  /** Taken as it is, and not as a pattern. */
  private String escaped(String name) throws SQLException {
    String escape = connection.getMetaData().getSearchStringEscape();
    return name.replace(escape, escape + escape)
        .replace("_", escape + "_")
        .replace("%", escape + "%");
  }
}
