package org.fingerpost.connector.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.healthmarketscience.jackcess.Column;
import com.healthmarketscience.jackcess.complex.ComplexDataType;
import com.healthmarketscience.jackcess.complex.ComplexValueForeignKey;
import com.healthmarketscience.jackcess.complex.SingleValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** What a cell of Access holds, as JSON. Dates and times are by the member's clock. */
final class CellValues {
  /** Access keeps a time of day as that time on the day on which it begins to count. */
  private static final LocalDate NO_DAY = LocalDate.of(1899, 12, 30);

  private CellValues() {}

  static boolean isReadable(Column column) {
    return switch (column.getType()) {
      case BINARY, OLE, UNKNOWN_0D, UNKNOWN_11, UNSUPPORTED_FIXEDLEN, UNSUPPORTED_VARLEN -> false;
      case COMPLEX_TYPE -> column.getComplexInfo().getType() == ComplexDataType.MULTI_VALUE;
      default -> true;
    };
  }

  static JsonNode of(Column column, Object value) {
    if (value == null) {
      return NullNode.instance;
    } else if (value instanceof Boolean truth) {
      return BooleanNode.valueOf(truth);
    } else if (value instanceof LocalDateTime moment) {
      return TextNode.valueOf(moment(moment));
    } else if (value instanceof ComplexValueForeignKey several) {
      return several(column, several);
    } else if (value instanceof BigDecimal number) {
      return number(number);
    } else if (value instanceof Float || value instanceof Double) {
      return number(new BigDecimal(value.toString()));
    } else if (value instanceof Number whole) {
      return LongNode.valueOf(whole.longValue());
    }
    return text(column, value.toString());
  }

  /** Money always has four decimals, and says no more by them. */
  private static JsonNode number(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    boolean whole = plain.scale() <= 0 && plain.precision() - plain.scale() <= 18;
    return whole ? LongNode.valueOf(plain.longValueExact()) : DecimalNode.valueOf(plain);
  }

  private static String moment(LocalDateTime moment) {
    LocalTime time = moment.toLocalTime();
    if (moment.toLocalDate().equals(NO_DAY) && !time.equals(LocalTime.MIDNIGHT)) {
      return time.toString();
    }
    return time.equals(LocalTime.MIDNIGHT)
        ? moment.toLocalDate().toString()
        : moment.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
  }

  private static JsonNode text(Column column, String text) {
    String shown = column.isHyperlink() ? address(text) : text;
    String plain =
        column.getType() == com.healthmarketscience.jackcess.DataType.GUID
            ? shown.replaceAll("[{}]", "")
            : shown;
    return plain.isBlank() ? NullNode.instance : TextNode.valueOf(plain);
  }

  /** {@code shown text#address#place within}. */
  private static String address(String hyperlink) {
    String[] parts = hyperlink.split("#", -1);
    boolean hasAddress = parts.length > 1 && !parts[1].isBlank();
    return hasAddress ? parts[1] : parts[0];
  }

  private static JsonNode several(Column column, ComplexValueForeignKey key) {
    try {
      List<String> texts =
          key.getMultiValues().stream()
              .map(SingleValue::get)
              .map(value -> of(column, value).asText())
              .toList();
      return texts.isEmpty() ? NullNode.instance : TextNode.valueOf(String.join(";", texts));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
