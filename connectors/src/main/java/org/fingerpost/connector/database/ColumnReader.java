package org.fingerpost.connector.database;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.FloatNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads one column of a row as JSON; chosen once a statement, by the column's type. */
@FunctionalInterface
interface ColumnReader {
  /** The value, or JSON null. */
  JsonNode read(ResultSet row, int index) throws SQLException;

  /** Whole numbers up to 64 bits. */
  static JsonNode integer(ResultSet row, int index) throws SQLException {
    long value = row.getLong(index);
    return value == 0 && row.wasNull() ? NullNode.instance : LongNode.valueOf(value);
  }

  /** Exact numbers, with the digits that the database gives; NaN stays text. */
  static JsonNode decimal(ResultSet row, int index) throws SQLException {
    String text = row.getString(index);
    if (text == null) {
      return NullNode.instance;
    }
    try {
      return DecimalNode.valueOf(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return TextNode.valueOf(text);
    }
  }

  /** Double precision; what JSON has no number for stays text. */
  static JsonNode floating(ResultSet row, int index) throws SQLException {
    double value = row.getDouble(index);
    if (value == 0 && row.wasNull()) {
      return NullNode.instance;
    }
    return Double.isFinite(value)
        ? DoubleNode.valueOf(value)
        : TextNode.valueOf(Double.toString(value));
  }

  /** Single precision, so that 51.5 does not grow digits. */
  static JsonNode single(ResultSet row, int index) throws SQLException {
    float value = row.getFloat(index);
    if (value == 0 && row.wasNull()) {
      return NullNode.instance;
    }
    return Float.isFinite(value)
        ? FloatNode.valueOf(value)
        : TextNode.valueOf(Float.toString(value));
  }

  /** True or false. */
  static JsonNode bool(ResultSet row, int index) throws SQLException {
    boolean value = row.getBoolean(index);
    return !value && row.wasNull() ? NullNode.instance : BooleanNode.valueOf(value);
  }

  /** Text; CiviCRM's several values in one, each framed by 0x01, become {@code a;b}. */
  static JsonNode text(ResultSet row, int index) throws SQLException {
    String value = row.getString(index);
    return value == null ? NullNode.instance : TextNode.valueOf(unframed(value));
  }

  /** Text of fixed length, without the blanks that fill it. */
  static JsonNode fixedText(ResultSet row, int index) throws SQLException {
    String value = row.getString(index);
    return value == null ? NullNode.instance : TextNode.valueOf(unframed(value.stripTrailing()));
  }

  /** The database's text of a date, a time or both, as ISO 8601 has it. */
  static ColumnReader isoTime(boolean utc) {
    return (row, index) -> {
      String value = row.getString(index);
      return value == null ? NullNode.instance : iso(value, utc);
    };
  }

  /** A list, as its elements joined by semicolons. */
  static JsonNode list(ResultSet row, int index) throws SQLException {
    Array array = row.getArray(index);
    if (array == null) {
      return NullNode.instance;
    }
    List<String> elements = new ArrayList<>();
    for (Object element : (Object[]) array.getArray()) {
      if (element != null) {
        elements.add(element.toString());
      }
    }
    return TextNode.valueOf(String.join(";", elements));
  }

  private static String unframed(String value) {
    boolean framed = value.length() > 1 && value.charAt(0) == '\u0001';
    if (!framed) {
      return value;
    }
    int end = value.charAt(value.length() - 1) == '\u0001' ? value.length() - 1 : value.length();
    return value.substring(1, end).replace('\u0001', ';');
  }

  /** MySQL's day zero means that there is no date. */
  private static JsonNode iso(String text, boolean utc) {
    if (text.startsWith("0000-00-00")) {
      return NullNode.instance;
    }
    int space = text.indexOf(' ');
    if (space < 0) {
      return TextNode.valueOf(text);
    }
    String local = text.substring(0, space) + 'T' + text.substring(space + 1);
    if (!utc) {
      return TextNode.valueOf(local);
    }
    boolean offset = local.endsWith("+00");
    return TextNode.valueOf((offset ? local.substring(0, local.length() - 3) : local) + 'Z');
  }
}
