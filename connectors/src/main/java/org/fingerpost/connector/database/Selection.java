package org.fingerpost.connector.database;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.DatasetDescriptor.Location;

/**
 * What is read of a dataset: the agreed columns, the key and the time of the last change, and no
 * other. A reading account that may see these columns alone is enough.
 *
 * @param from what stands after FROM
 * @param place for a person
 * @param columns that enter the row
 * @param table its name as the descriptor has it; empty for a query
 */
record Selection(
    String dataset,
    String from,
    String place,
    SortedSet<String> columns,
    String key,
    Optional<String> changed,
    Optional<String> table,
    String quote) {
  static Selection of(DatasetDescriptor dataset, SortedSet<String> columns, String quote)
      throws SourceException {
    String place;
    String from;
    Optional<String> changed;
    Optional<String> name = Optional.empty();
    if (dataset.location() instanceof Location.Table table) {
      name = Optional.of(table.name());
      place = "table " + table.name();
      from = quotedPath(table.name(), quote);
      changed = table.changed();
    } else if (dataset.location() instanceof Location.Query query) {
      place = "the query of dataset " + dataset.name();
      // On a line of its own, for a query that ends in a comment.
      from = "(" + withoutSemicolon(query.sql()) + "\n) fingerpost_query";
      changed = query.changed();
    } else {
      throw SourceException.permanent(
          "Dataset %s names neither a table nor a query, so the database cannot be read for it. Give it one of the two."
              .formatted(dataset.name()));
    }
    return new Selection(dataset.name(), from, place, columns, dataset.key(), changed, name, quote);
  }

  /** Every column that is read, sorted. */
  SortedSet<String> everyColumn() {
    SortedSet<String> every = new TreeSet<>(columns);
    every.add(key);
    changed.ifPresent(every::add);
    return every;
  }

  /** A query that gives no row, only the columns' types. */
  String probeSql() {
    String list = everyColumn().stream().map(this::quoted).collect(Collectors.joining(", "));
    return "SELECT %s FROM %s WHERE 1 = 0".formatted(list, from);
  }

  /** As {@link #probeSql}, of every column there is: for advice, where that is allowed. */
  String probeAllSql() {
    return "SELECT * FROM %s WHERE 1 = 0".formatted(from);
  }

  String countSql() {
    return "SELECT COUNT(*) FROM " + from;
  }

  /** The query of a complete listing. */
  String listingSql(List<ColumnType> types, Dialect dialect) {
    return "SELECT %s FROM %s".formatted(list(types, dialect), from);
  }

  /** The rows that have one of so many keys. */
  String keysSql(List<ColumnType> types, Dialect dialect, int count) {
    String marks = String.join(", ", Collections.nCopies(count, "?"));
    return listingSql(types, dialect) + " WHERE " + quoted(key) + " IN (" + marks + ")";
  }

  /** The rows that carry no time of change, which no reading of changes could ever see again. */
  String undatedSql(List<ColumnType> types, Dialect dialect) {
    return listingSql(types, dialect) + " WHERE " + changedName() + " IS NULL";
  }

  /**
   * The changes in their order. After the row's columns stand the time of change as text, and 1
   * where a position may move to it.
   */
  String changesSql(
      List<ColumnType> types, Dialect dialect, String movesPosition, String condition) {
    return "SELECT %s, %s, CASE WHEN %s THEN 1 ELSE 0 END FROM %s WHERE %s ORDER BY %s"
        .formatted(
            list(types, dialect),
            dialect.asText(changedType(types), changedName()),
            movesPosition,
            from,
            condition,
            changedName());
  }

  private ChangedType changedType(List<ColumnType> types) {
    String name = changed.orElseThrow();
    return types.stream()
        .filter(type -> type.name().equals(name))
        .findFirst()
        .flatMap(ColumnType::changedType)
        .orElseThrow();
  }

  String changedName() {
    return quoted(changed.orElseThrow());
  }

  /** Tells a position of this selection from one of another. */
  String shape() {
    return Integer.toHexString((from + everyColumn() + key + changed).hashCode());
  }

  private String list(List<ColumnType> types, Dialect dialect) {
    return types.stream().map(type -> item(type, dialect)).collect(Collectors.joining(", "));
  }

  private String item(ColumnType type, Dialect dialect) {
    String name = quoted(type.name());
    return type.changedType().map(time -> dialect.asText(time, name)).orElse(name);
  }

  private String quoted(String name) {
    return quote + name.replace(quote, quote + quote) + quote;
  }

  /** {@code schema.table}, each part quoted. */
  static String quotedPath(String path, String quote) {
    return Stream.of(path.split("\\."))
        .map(part -> quote + part.replace(quote, quote + quote) + quote)
        .collect(Collectors.joining("."));
  }

  private static String withoutSemicolon(String sql) {
    String text = sql.strip();
    return text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
  }
}
