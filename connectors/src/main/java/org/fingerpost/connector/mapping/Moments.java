package org.fingerpost.connector.mapping;

import static java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads days and times as systems and people in the United Kingdom write them. */
final class Moments {
  /** A day, then perhaps a time, then perhaps an offset from UTC. */
  private static final Pattern PARTS =
      Pattern.compile(
          "(.*?)(?:(?:T| +)(\\d{1,2}:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?) *(Z|[+-]\\d\\d(?::?\\d\\d)?)?)?");

  private static final Pattern ZERO_DAY = Pattern.compile("0{4}-0{2}-0{2}|0{1,2}/0{1,2}/0{4}");
  private static final Pattern CLOCK =
      Pattern.compile("(\\d{1,2})(?:[:.](\\d\\d))?(?::\\d\\d(?:\\.\\d+)?)? *([aApP][mM])?");

  /** Eight digits, of which the first four can be nothing but a year. */
  private static final Pattern BASIC = Pattern.compile("(?:19|20)\\d{6}");

  private static final DateTimeFormatter BASIC_DAY = strict("uuuuMMdd");
  private static final DateTimeFormatter ISO_DAY = strict("uuuu-MM-dd");
  private static final DateTimeFormatter UK_DAY = strict("d/M/uuuu");
  private static final DateTimeFormatter NAMED_DAY = strict("d[ ][-][LLLL][LLL][ ][-]uuuu");
  private static final DateTimeFormatter CLOCK_TIME = strict("H:mm[:ss]");
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);

  private Moments() {}

  /** The day; empty for a day of zeros. */
  static Optional<String> day(String text) throws UnreadableValueException {
    Matcher parts = PARTS.matcher(text);
    if (!parts.matches()) {
      throw unreadableDay();
    }
    return readDay(parts.group(1)).map(LocalDate::toString);
  }

  /** The moment with its offset, or the day alone where no time is given. */
  static Optional<String> moment(String text, ZoneId zone) throws UnreadableValueException {
    Matcher parts = PARTS.matcher(text);
    if (!parts.matches()) {
      throw unreadableDay();
    }
    Optional<LocalDate> day = readDay(parts.group(1));
    if (day.isEmpty() || parts.group(2) == null) {
      return day.map(LocalDate::toString);
    }
    return Optional.of(written(day.get(), parts.group(2), parts.group(3), zone));
  }

  /** A time of day, such as 09:30. */
  static String time(String text) throws UnreadableValueException {
    Matcher clock = CLOCK.matcher(text);
    // A bare "9" may be hours of anything; only 9am and 9:00 say that they are a time.
    if (clock.matches() && (clock.group(2) != null || clock.group(3) != null)) {
      int hour = hour(Integer.parseInt(clock.group(1)), clock.group(3));
      int minute = clock.group(2) == null ? 0 : Integer.parseInt(clock.group(2));
      if (hour < 24 && minute < 60) {
        return LocalTime.of(hour, minute).toString();
      }
    }
    throw new UnreadableValueException(
        "time", "holds no time of day; write it such as 09:30 or 9.30am");
  }

  private static int hour(int hour, String half) {
    if (half == null) {
      return hour;
    }
    boolean afternoon = half.equalsIgnoreCase("pm");
    return hour > 12 || hour == 0 ? 24 : hour % 12 + (afternoon ? 12 : 0);
  }

  private static String written(LocalDate day, String time, String offset, ZoneId zone)
      throws UnreadableValueException {
    try {
      int fraction = time.indexOf('.');
      LocalTime clock =
          LocalTime.parse(fraction < 0 ? time : time.substring(0, fraction), CLOCK_TIME);
      LocalDateTime wall = day.atTime(clock);
      OffsetDateTime moment =
          offset == null
              ? wall.atZone(zone).toOffsetDateTime()
              : OffsetDateTime.parse(
                  DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(wall) + full(offset),
                  ISO_OFFSET_DATE_TIME);
      return WRITTEN.format(moment);
    } catch (DateTimeException e) {
      throw unreadableDay();
    }
  }

  /** PostgreSQL writes +00, others +0000. */
  private static String full(String offset) {
    return switch (offset.length()) {
      case 3 -> offset + ":00";
      case 5 -> offset.substring(0, 3) + ":" + offset.substring(3);
      default -> offset;
    };
  }

  private static Optional<LocalDate> readDay(String text) throws UnreadableValueException {
    if (ZERO_DAY.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text.replace('.', '/'), form(text)));
    } catch (DateTimeException e) {
      throw unreadableDay();
    }
  }

  private static DateTimeFormatter form(String text) {
    if (BASIC.matcher(text).matches()) {
      return BASIC_DAY;
    } else if (text.length() == 10 && text.charAt(4) == '-') {
      return ISO_DAY;
    }
    boolean digitsOnly = text.chars().noneMatch(Character::isLetter);
    return digitsOnly && text.indexOf('-') < 0 ? UK_DAY : digitsOnly ? DASHED_DAY : NAMED_DAY;
  }

  private static final DateTimeFormatter DASHED_DAY = strict("d-M-uuuu");

  private static DateTimeFormatter strict(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .toFormatter(Locale.UK)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  private static UnreadableValueException unreadableDay() {
    return new UnreadableValueException(
        "date", "holds no date that is known here; write it such as 2027-04-01 or 1/4/2027");
  }
}
