package org.fingerpost.connector.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;

/**
 * What a cell shows, as JSON: a date where its format says date, a number as Excel shows it, and a
 * formula's value as it was when the workbook was saved.
 */
final class CellValue {
  /** Excel computes with 15 digits; the rest is noise of binary fractions. */
  private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_EVEN);

  private static final BigDecimal MILLIS_A_DAY = BigDecimal.valueOf(86_400_000);
  private static final Set<Integer> BUILT_IN_DATES = Set.of(14, 15, 16, 17, 22);
  private static final Set<Integer> BUILT_IN_TIMES = Set.of(18, 19, 20, 21, 22, 45, 46, 47);

  private static final Set<String> ERRORS =
      Set.of("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!");

  private final LocalDate epoch;

  CellValue(boolean date1904) {
    // Excel believes in a 29 February 1900: from March on, its days count from 30 December 1899.
    epoch = date1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30);
  }

  JsonNode of(Cell cell) {
    if (cell == null || isBlank(cell)) {
      return NullNode.instance;
    }
    return switch (cell.getType()) {
      case NUMBER -> number(cell);
      case BOOLEAN -> BooleanNode.valueOf(cell.asBoolean());
      case FORMULA -> formula(cell);
      default -> TextNode.valueOf(cell.getText());
    };
  }

  boolean isBlank(Cell cell) {
    return cell == null || cell.getType() == CellType.EMPTY || cell.getText().isBlank();
  }

  /** Whether it shows one of Excel's errors in place of a value. */
  boolean isFaulty(Cell cell) {
    return cell != null
        && (cell.getType() == CellType.ERROR
            || (cell.getType() == CellType.FORMULA && ERRORS.contains(cell.getText())));
  }

  private JsonNode formula(Cell cell) {
    Object value = cell.getValue();
    if (value instanceof BigDecimal number) {
      return number(cell, number);
    }
    return value instanceof Boolean truth
        ? BooleanNode.valueOf(truth)
        : TextNode.valueOf(cell.getText());
  }

  private JsonNode number(Cell cell) {
    return parsed(cell.getRawValue())
        .map(value -> number(cell, value))
        .orElseGet(() -> TextNode.valueOf(cell.getText()));
  }

  private JsonNode number(Cell cell, BigDecimal value) {
    boolean date = showsDate(cell);
    boolean time = showsTime(cell);
    if ((date || time) && value.signum() >= 0) {
      return moment(value, date, time);
    }
    BigDecimal shown = value.round(DIGITS).stripTrailingZeros();
    boolean whole = shown.scale() <= 0 && shown.precision() - shown.scale() <= 18;
    return whole ? LongNode.valueOf(shown.longValueExact()) : DecimalNode.valueOf(shown);
  }

  private JsonNode moment(BigDecimal days, boolean date, boolean time) {
    long millis = days.multiply(MILLIS_A_DAY).setScale(0, RoundingMode.HALF_UP).longValue();
    LocalDateTime moment = epoch.atStartOfDay().plus(millis, ChronoUnit.MILLIS);
    if (date && time) {
      return TextNode.valueOf(moment.toString());
    }
    LocalTime clock = moment.toLocalTime();
    return TextNode.valueOf(date ? moment.toLocalDate().toString() : clock.toString());
  }

  private static Optional<BigDecimal> parsed(String text) {
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static boolean showsDate(Cell cell) {
    Integer id = cell.getDataFormatId();
    return (id != null && BUILT_IN_DATES.contains(id)) || formatHolds(cell, "d", "y");
  }

  private static boolean showsTime(Cell cell) {
    Integer id = cell.getDataFormatId();
    return (id != null && BUILT_IN_TIMES.contains(id)) || formatHolds(cell, "h", "s");
  }

  /** Looks for a letter of the format's own, not in a text or a colour that it shows. */
  private static boolean formatHolds(Cell cell, String... letters) {
    String format = cell.getDataFormatString();
    if (format == null) {
      return false;
    }
    String own =
        format.toLowerCase(Locale.ROOT).replaceAll("\"[^\"]*\"|\\[[^\\]]*]|\\\\.|general", "");
    for (String letter : letters) {
      if (own.contains(letter)) {
        return true;
      }
    }
    return false;
  }
}
