package org.fingerpost.schema;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * Reads moments in the form that {@link Instant#toString} writes, digit by digit: a pattern that
 * allows every other form as well takes twenty times as long, and a page of the directory is made
 * of records that were all seen at different moments.
 */
final class UtcText {
  private static final int WITHOUT_FRACTION = "2026-01-31T12:00:00Z".length();
  private static final int SECONDS_A_DAY = 86_400;
  private static final String SHAPE = "dddd-dd-ddTdd:dd:dd";

  private UtcText() {}

  /** Empty for any other form, right or wrong. */
  static Optional<Instant> parse(String text) {
    if (!isOfShape(text)) {
      return Optional.empty();
    }
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    if (!isDay(year, month, day) || hour > 23 || minute > 59 || second > 59) {
      return Optional.empty();
    }
    long days = LocalDate.of(year, month, day).toEpochDay();
    long seconds = days * SECONDS_A_DAY + hour * 3_600L + minute * 60L + second;
    return Optional.of(Instant.ofEpochSecond(seconds, nanos(text)));
  }

  private static boolean isOfShape(String text) {
    int last = text.length() - 1;
    if (last < SHAPE.length() || last > SHAPE.length() + 10 || text.charAt(last) != 'Z') {
      return false;
    }
    for (int place = 0; place < SHAPE.length(); place++) {
      char wanted = SHAPE.charAt(place);
      char there = text.charAt(place);
      if (wanted == 'd' ? !isDigit(there) : there != wanted) {
        return false;
      }
    }
    return last == SHAPE.length() || isFraction(text, last);
  }

  /** A point, and one to nine digits. */
  private static boolean isFraction(String text, int end) {
    boolean isFraction = text.charAt(SHAPE.length()) == '.' && end > WITHOUT_FRACTION;
    for (int place = WITHOUT_FRACTION; isFraction && place < end; place++) {
      isFraction = isDigit(text.charAt(place));
    }
    return isFraction;
  }

  private static boolean isDigit(char letter) {
    return letter >= '0' && letter <= '9';
  }

  private static boolean isDay(int year, int month, int day) {
    return month >= 1
        && month <= 12
        && day >= 1
        && (day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth());
  }

  private static int nanos(String text) {
    int nanos = 0;
    int end = text.length() - 1;
    for (int place = WITHOUT_FRACTION; place < WITHOUT_FRACTION + 9; place++) {
      nanos = 10 * nanos + (place < end ? text.charAt(place) - '0' : 0);
    }
    return nanos;
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int place = from; place < to; place++) {
      number = 10 * number + text.charAt(place) - '0';
    }
    return number;
  }
}
