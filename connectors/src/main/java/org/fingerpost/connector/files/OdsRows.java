package org.fingerpost.connector.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Walks through the rows of one sheet as they stand in {@code content.xml} (OpenDocument 1.3, part
 * 3): only the cells of one row are in memory, and repeated blank ones are counted, not made.
 */
final class OdsRows {
  private static final String TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
  private static final String OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
  private static final String TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
  private static final String CALC =
      "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0";

  /** Wider than the widest sheet that a program makes. */
  private static final int MOST_COLUMNS = 16_384;

  private final XMLStreamReader xml;
  private final List<String> sheets = new ArrayList<>();
  private OdsRow row = new OdsRow(0, Map.of(), List.of(), 0);
  private long number;
  private long again;

  OdsRows(XMLStreamReader xml) {
    this.xml = xml;
  }

  /** The sheets that were passed by. */
  List<String> sheets() {
    return sheets;
  }

  /** Goes to a sheet, or to the first; tells its name, empty where there is none such. */
  Optional<String> open(Optional<String> wanted) throws XMLStreamException {
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT && is(TABLE, "table")) {
        String name = attribute(TABLE, "name");
        sheets.add(name);
        if (wanted.isEmpty() || wanted.get().strip().equalsIgnoreCase(name.strip())) {
          return Optional.of(name);
        }
      }
    }
    return Optional.empty();
  }

  /** Whether there is one more row. */
  boolean next() throws XMLStreamException {
    if (again > 0) {
      again--;
      number++;
      row = new OdsRow(number, row.cells(), row.faulty(), row.width());
      return true;
    }
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT && is(TABLE, "table-row")) {
        readRow();
        return true;
      }
      if (event == XMLStreamConstants.END_ELEMENT && is(TABLE, "table")) {
        return false;
      }
    }
    return false;
  }

  OdsRow row() {
    return row;
  }

  private void readRow() throws XMLStreamException {
    int repeated = repeated("number-rows-repeated");
    Map<Integer, JsonNode> cells = new TreeMap<>();
    List<Integer> faulty = new ArrayList<>();
    int place = 0;
    int width = 0;
    while (!(xml.next() == XMLStreamConstants.END_ELEMENT && is(TABLE, "table-row"))) {
      if (xml.isStartElement() && (is(TABLE, "table-cell") || is(TABLE, "covered-table-cell"))) {
        int times = repeated("number-columns-repeated");
        boolean fault = "error".equals(attribute(CALC, "value-type"));
        JsonNode value = cell();
        if (fault || !value.isNull()) {
          for (int i = place; i < Math.min(place + times, MOST_COLUMNS); i++) {
            put(i, value, fault, cells, faulty);
            width = i + 1;
          }
        }
        place += times;
      }
    }
    number++;
    row = new OdsRow(number, cells, faulty, width);
    if (row.isBlank()) {
      number += repeated - 1L;
    } else {
      again = repeated - 1L;
    }
  }

  private static void put(
      int place,
      JsonNode value,
      boolean fault,
      Map<Integer, JsonNode> cells,
      List<Integer> faulty) {
    if (fault) {
      faulty.add(place);
    } else {
      cells.put(place, value);
    }
  }

  private JsonNode cell() throws XMLStreamException {
    String type = attribute(OFFICE, "value-type");
    String number = attribute(OFFICE, "value");
    String date = attribute(OFFICE, "date-value");
    String time = attribute(OFFICE, "time-value");
    String truth = attribute(OFFICE, "boolean-value");
    String shown = text();
    return switch (type) {
      case "float", "currency", "percentage" -> number(number, shown);
      case "date" -> TextNode.valueOf(date);
      case "time" -> TextNode.valueOf(clock(time));
      case "boolean" -> BooleanNode.valueOf(Boolean.parseBoolean(truth));
      default -> shown.isBlank() ? NullNode.instance : TextNode.valueOf(shown);
    };
  }

  private static JsonNode number(String text, String shown) {
    if (!text.matches("-?[0-9.]{1,40}([eE][-+]?[0-9]{1,3})?")) {
      return shown.isBlank() ? NullNode.instance : TextNode.valueOf(shown);
    }
    BigDecimal plain = new BigDecimal(text).stripTrailingZeros();
    boolean whole = plain.scale() <= 0 && plain.precision() - plain.scale() <= 18;
    return whole ? LongNode.valueOf(plain.longValueExact()) : DecimalNode.valueOf(plain);
  }

  /** A time of day is written as a length since midnight: {@code PT09H30M00S}. */
  private static String clock(String length) {
    try {
      Duration since = Duration.parse(length);
      return since.compareTo(Duration.ofDays(1)) < 0 && !since.isNegative()
          ? LocalTime.MIDNIGHT.plus(since).toString()
          : length;
    } catch (DateTimeException e) {
      return length;
    }
  }

  /** What the cell shows: its paragraphs, without the notes that hang on it. */
  private String text() throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    int depth = 1;
    int note = 0;
    while (depth > 0) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
        note = note > 0 || is(OFFICE, "annotation") ? note + 1 : 0;
        if (note == 0) {
          text.append(sign(text));
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
        note = Math.max(0, note - 1);
      } else if (note == 0
          && (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA)) {
        text.append(xml.getText());
      }
    }
    return text.toString();
  }

  private String sign(StringBuilder before) {
    if (is(TEXT, "p")) {
      return before.isEmpty() ? "" : "\n";
    } else if (is(TEXT, "line-break")) {
      return "\n";
    } else if (is(TEXT, "tab")) {
      return "\t";
    }
    return is(TEXT, "s") ? " ".repeat(Math.min(1_000, count(attribute(TEXT, "c")))) : "";
  }

  private int repeated(String attribute) {
    return count(attribute(TABLE, attribute));
  }

  private static int count(String text) {
    return text.matches("[0-9]{1,8}") ? Math.max(1, Integer.parseInt(text)) : 1;
  }

  private String attribute(String space, String name) {
    String value = xml.getAttributeValue(space, name);
    return value == null ? "" : value;
  }

  private boolean is(String space, String name) {
    return name.equals(xml.getLocalName()) && space.equals(xml.getNamespaceURI());
  }
}
