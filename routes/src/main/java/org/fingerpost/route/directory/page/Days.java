package org.fingerpost.route.directory.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Days and times the way that a British reader writes them. */
final class Days {
  private static final ZoneId ZONE = ZoneId.of("Europe/London");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

  private static final Map<String, String> WEEKDAYS =
      Map.of(
          "MO", "Monday",
          "TU", "Tuesday",
          "WE", "Wednesday",
          "TH", "Thursday",
          "FR", "Friday",
          "SA", "Saturday",
          "SU", "Sunday");

  private static final Map<String, String> ORDINALS =
      Map.of("1", "first ", "2", "second ", "3", "third ", "4", "fourth ", "-1", "last ");

  private Days() {}

  static String day(Instant instant) {
    return DAY.format(instant.atZone(ZONE));
  }

  static LocalDate date(Instant instant) {
    return LocalDate.ofInstant(instant, ZONE);
  }

  /** The day of iCalendar's two letters; empty where they are none. */
  static Optional<String> dayOfWeek(String letters) {
    return Optional.ofNullable(WEEKDAYS.get(letters));
  }

  /** Empty where the text is no date. */
  static Optional<LocalDate> date(String isoDate) {
    try {
      return Optional.of(LocalDate.parse(isoDate));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The date in words, or the text itself where it is no date. */
  static String day(String isoDate) {
    try {
      return DAY.format(LocalDate.parse(isoDate));
    } catch (DateTimeParseException e) {
      return isoDate;
    }
  }

  /** Such as {@code Monday, first Tuesday}, of {@code MO,1TU}. */
  static String weekdays(String byday) {
    return Arrays.stream(byday.split(","))
        .map(String::strip)
        .filter(part -> part.length() >= 2)
        .map(Days::weekday)
        .collect(Collectors.joining(", "));
  }

  private static String weekday(String part) {
    String count = part.substring(0, part.length() - 2).replace("+", "");
    String letters = part.substring(part.length() - 2);
    return ORDINALS.getOrDefault(count, "") + dayOfWeek(letters).orElse(letters);
  }
}
