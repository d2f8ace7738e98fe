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
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads what one cell of {@code content.xml} holds, with its type (OpenDocument 1.3, part 3). */
record OdsCell(XMLStreamReader xml) {
  private static final String OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
  private static final String TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";

  /** What the cell that was just opened holds, up to its end. */
  JsonNode read() throws XMLStreamException {
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

  /** A number of times; 1 where it says none. */
  static int count(String text) {
    return text.matches("[0-9]{1,8}") ? Math.max(1, Integer.parseInt(text)) : 1;
  }

  /** An attribute of where the reader stands; empty where it has none. */
  String attribute(String space, String name) {
    String value = xml.getAttributeValue(space, name);
    return value == null ? "" : value;
  }

  /** Whether the reader stands at an element of that name. */
  boolean is(String space, String name) {
    return name.equals(xml.getLocalName()) && space.equals(xml.getNamespaceURI());
  }
}
