package org.fingerpost.connector.database;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.SourceRow;
import org.fingerpost.schema.Json;

/** Makes rows of a result, with what each column is decided beforehand. */
final class RowReader {
  private final String place;
  private final String[] names;
  private final ColumnReader[] readers;
  private final boolean[] shared;
  private int key;
  private long size;

  RowReader(Selection selection, List<ColumnType> types) throws SourceException {
    place = selection.place();
    names = new String[types.size()];
    readers = new ColumnReader[types.size()];
    shared = new boolean[types.size()];
    for (int i = 0; i < names.length; i++) {
      ColumnType type = types.get(i);
      names[i] = type.name();
      readers[i] = type.reader().orElseThrow(() -> holdsBytes(selection, type));
      shared[i] = selection.columns().contains(type.name());
      key = type.name().equals(selection.key()) ? i : key;
    }
  }

  /** The row at the cursor. */
  SourceRow read(ResultSet row) throws SQLException {
    ObjectNode fields = Json.object();
    String keyText = "";
    size = 0;
    for (int i = 0; i < names.length; i++) {
      JsonNode value = readers[i].read(row, i + 1);
      size += value.isTextual() ? value.textValue().length() : 1;
      if (shared[i]) {
        fields.set(names[i], value);
      }
      if (i == key) {
        keyText = text(value);
      }
    }
    return new SourceRow(keyText, place, fields);
  }

  /** About how many characters the last row held. */
  long lastSize() {
    return size;
  }

  /** Where the column after the row's own stands. */
  int next() {
    return names.length + 1;
  }

  private static String text(JsonNode value) {
    if (value.isNull()) {
      return "";
    }
    if (value.isBigDecimal()) {
      BigDecimal number = value.decimalValue();
      return number.toPlainString();
    }
    String text = value.asText();
    return text.isBlank() ? "" : text;
  }

  private static SourceException holdsBytes(Selection selection, ColumnType type) {
    return SourceException.permanent(
        "Column %s of %s holds bytes (%s), which have no place in a record. Take it out of the dataset's fields, or name a query that casts it to text."
            .formatted(type.name(), selection.place(), type.typeName()));
  }
}
