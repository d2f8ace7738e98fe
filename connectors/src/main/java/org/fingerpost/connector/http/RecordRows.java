package org.fingerpost.connector.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.SortedSet;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.SourceRow;
import org.fingerpost.schema.Json;

/** Makes rows of a list's records: the wanted columns of each and nothing else. */
public final class RecordRows {
  private final String place;
  private final SortedSet<String> columns;
  private final String key;
  private long taken;
  private long characters;

  /**
   * For one reading of one list.
   *
   * @param place what to call the list in messages
   * @param columns which may be read
   */
  public RecordRows(String place, SortedSet<String> columns, String key) {
    this.place = place;
    this.columns = columns;
    this.key = key;
  }

  /**
   * The record's key.
   *
   * @return an empty text where it has none
   */
  public static String keyOf(JsonNode record, String key) {
    JsonNode found = ColumnPath.find(record, key);
    if (!found.isValueNode() || found.isNull()) {
      return "";
    }
    return found.isBigDecimal() ? found.decimalValue().toPlainString() : found.asText().strip();
  }

  /** The column that holds the key. */
  public String key() {
    return key;
  }

  /** The record's row. */
  public SourceRow row(JsonNode record) {
    taken++;
    String where = "%s, record %d".formatted(place, taken);
    String keyText = keyOf(record, key);
    if (!record.isObject()) {
      return SourceRow.unreadable(
          keyText, where, "The record is no object with columns, so nothing can be taken from it.");
    }
    ObjectNode fields = Json.object();
    for (String column : columns) {
      JsonNode value = ColumnPath.find(record, column);
      fields.set(column, value);
    }
    characters = fields.toString().length();
    return new SourceRow(keyText, where, fields);
  }

  /** About how many characters the last row has. */
  public long size() {
    return characters;
  }

  /** How many rows there were. */
  public long taken() {
    return taken;
  }

  /**
   * Refuses a listing in which there is nothing.
   *
   * @throws SourceException that says so
   */
  public void refuseUnlessWhole() throws SourceException {
    if (taken == 0) {
      throw SourceException.permanent(
          "%s has not one record. A key that may see nothing looks like that, so nothing is taken for deleted. Look at it with the same key."
              .formatted(place));
    }
  }
}
