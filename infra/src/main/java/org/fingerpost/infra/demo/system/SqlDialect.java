package org.fingerpost.infra.demo.system;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The statements for one form; names come from the plan, values are always parameters. */
final class SqlDialect {
  private SqlDialect() {}

  /** The tables that the forms need; forms of one table share it. */
  static List<String> createTables(List<Form> forms) {
    Map<String, Map<String, String>> tables = new LinkedHashMap<>();
    for (Form form : forms) {
      Column key = form.key();
      for (Column column : form.columns()) {
        tables
            .computeIfAbsent(
                column.beside().orElse(form.table()),
                table ->
                    new LinkedHashMap<>(Map.of(keyIn(form, table), type(key) + " PRIMARY KEY")))
            .putIfAbsent(column.name(), type(column));
      }
    }
    return tables.entrySet().stream().map(SqlDialect::createTable).toList();
  }

  private static String createTable(Map.Entry<String, Map<String, String>> table) {
    return table.getValue().entrySet().stream()
        .map(column -> quoted(column.getKey()) + ' ' + column.getValue())
        .collect(Collectors.joining(", ", "CREATE TABLE " + quoted(table.getKey()) + " (", ")"));
  }

  /** The tables that a row of the form is spread over, the main one first. */
  static List<String> tables(Form form) {
    return Stream.concat(
            Stream.of(form.table()), form.columns().stream().flatMap(c -> c.beside().stream()))
        .distinct()
        .toList();
  }

  static List<Column> columnsOf(Form form, String table) {
    return form.columns().stream()
        .filter(column -> column.beside().orElse(form.table()).equals(table))
        .toList();
  }

  static String select(Form form) {
    String main = quoted(form.table());
    StringBuilder sql = new StringBuilder("SELECT ");
    sql.append(
        form.columns().stream()
            .map(c -> quoted(c.beside().orElse(form.table())) + '.' + quoted(c.name()))
            .collect(Collectors.joining(", ")));
    sql.append(" FROM ").append(main);
    for (String beside : tables(form).subList(1, tables(form).size())) {
      sql.append(" LEFT JOIN ").append(quoted(beside)).append(" ON ").append(quoted(beside));
      sql.append('.').append(quoted(keyIn(form, beside))).append(" = ").append(main);
      sql.append('.').append(quoted(form.key().name()));
    }
    List<Column> constants = form.columns().stream().filter(c -> c.constant().isPresent()).toList();
    for (int i = 0; i < constants.size(); i++) {
      sql.append(i == 0 ? " WHERE " : " AND ").append(quoted(constants.get(i).name()));
      sql.append(" = ?");
    }
    return sql + " ORDER BY " + main + '.' + quoted(form.key().name());
  }

  static String insert(Form form, String table, List<Column> columns) {
    List<String> names = new ArrayList<>();
    List<String> places = new ArrayList<>();
    if (!table.equals(form.table())) {
      names.add(quoted(keyIn(form, table)));
      places.add(place(form.key()));
    }
    columns.forEach(column -> names.add(quoted(column.name())));
    columns.forEach(column -> places.add(place(column)));
    return "INSERT INTO %s (%s) VALUES (%s)"
        .formatted(quoted(table), String.join(", ", names), String.join(", ", places));
  }

  static String update(Form form, String table, List<Column> columns) {
    return columns.stream()
        .map(column -> quoted(column.name()) + " = " + place(column))
        .collect(
            Collectors.joining(", ", "UPDATE " + quoted(table) + " SET ", whereKey(form, table)));
  }

  static String delete(Form form, String table) {
    return "DELETE FROM " + quoted(table) + whereKey(form, table);
  }

  private static String whereKey(Form form, String table) {
    return " WHERE " + quoted(keyIn(form, table)) + " = " + place(form.key());
  }

  private static String keyIn(Form form, String table) {
    return table.equals(form.table()) ? form.key().name() : "contact_id";
  }

  private static String place(Column column) {
    return "CAST(? AS " + type(column) + ')';
  }

  static String type(Column column) {
    return column.type().equals("text") ? "varchar(4000)" : column.type();
  }

  static String quoted(String name) {
    return '"' + name + '"';
  }
}
