package org.fingerpost.connector.files;

import com.fasterxml.jackson.databind.JsonNode;
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
  private static final String CALC =
      "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0";

  /** Wider than the widest sheet that a program makes. */
  private static final int MOST_COLUMNS = 16_384;

  private final XMLStreamReader xml;
  private final OdsCell cell;
  private final List<String> sheets = new ArrayList<>();
  private OdsRow row = new OdsRow(0, Map.of(), List.of(), 0);
  private long number;
  private long again;

  OdsRows(XMLStreamReader xml) {
    this.xml = xml;
    this.cell = new OdsCell(xml);
  }

  /** The sheets that were passed by. */
  List<String> sheets() {
    return sheets;
  }

  /** Goes to a sheet, or to the first; tells its name, empty where there is none such. */
  Optional<String> open(Optional<String> wanted) throws XMLStreamException {
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT && cell.is(TABLE, "table")) {
        String name = cell.attribute(TABLE, "name");
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
      if (event == XMLStreamConstants.START_ELEMENT && cell.is(TABLE, "table-row")) {
        readRow();
        return true;
      }
      if (event == XMLStreamConstants.END_ELEMENT && cell.is(TABLE, "table")) {
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
    while (!(xml.next() == XMLStreamConstants.END_ELEMENT && cell.is(TABLE, "table-row"))) {
      if (xml.isStartElement()
          && (cell.is(TABLE, "table-cell") || cell.is(TABLE, "covered-table-cell"))) {
        int times = repeated("number-columns-repeated");
        boolean fault = "error".equals(cell.attribute(CALC, "value-type"));
        JsonNode value = cell.read();
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

  private int repeated(String attribute) {
    return OdsCell.count(cell.attribute(TABLE, attribute));
  }
}
