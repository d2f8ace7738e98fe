package org.fingerpost.connector.access;

import com.healthmarketscience.jackcess.Column;
import com.healthmarketscience.jackcess.CursorBuilder;
import com.healthmarketscience.jackcess.Row;
import com.healthmarketscience.jackcess.Table;
import java.io.IOException;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.fingerpost.connector.NearestNames;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.SourceShape;
import org.fingerpost.connector.files.RowTaker;

/** The rows of a table: the wanted columns of each, and no other is read. */
final class TableRows {
  private final Table table;
  private final String file;
  private final Map<String, Column> columns;

  TableRows(Table table, SortedSet<String> wanted, String file) throws SourceException {
    this.table = table;
    this.file = file;
    Map<String, Column> found = new TreeMap<>();
    for (String name : wanted) {
      found.put(name, column(name));
    }
    this.columns = Collections.unmodifiableMap(found);
  }

  /** All columns of a table, each with what Access calls its type. */
  static SourceShape shape(Table table) {
    SortedMap<String, String> shape = new TreeMap<>();
    table
        .getColumns()
        .forEach(
            column ->
                shape.put(
                    column.getName(),
                    column.getType().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
    return new SourceShape(shape, true);
  }

  void read(RowTaker taker) throws IOException, InterruptedException {
    List<String> names = columns.values().stream().map(Column::getName).distinct().toList();
    long row = 0;
    for (Row found : CursorBuilder.createCursor(table).newIterable().addColumnNames(names)) {
      row++;
      String place = "%s, table %s, row %d".formatted(file, table.getName(), row);
      taker.row(
          place,
          name -> CellValues.of(columns.get(name), found.get(columns.get(name).getName())),
          64L * names.size());
    }
  }

  private Column column(String name) throws SourceException {
    Column column =
        table.getColumns().stream()
            .filter(found -> found.getName().equalsIgnoreCase(name))
            .min(Comparator.comparing(found -> found.getName().equals(name) ? 0 : 1))
            .orElseThrow(() -> missing(name));
    if (!CellValues.isReadable(column)) {
      throw SourceException.permanent(
          "The column %s of table %s in %s holds pictures, files or bytes, which are not read. Leave it out of the descriptor."
              .formatted(name, table.getName(), file));
    }
    return column;
  }

  private SourceException missing(String name) {
    return SourceException.permanent(
        "The table %s in %s has no column %s.%s Give the column its old name again, or correct the descriptor."
            .formatted(
                table.getName(),
                file,
                name,
                NearestNames.advice(
                    name, table.getColumns().stream().map(Column::getName).toList())));
  }
}
