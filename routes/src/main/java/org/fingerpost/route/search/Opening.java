package org.fingerpost.route.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * When a service can be used.
 *
 * @param day empty when the schedule names none
 */
record Opening(Optional<DayOfWeek> day, Optional<LocalTime> opens, Optional<LocalTime> closes) {
  private static final Map<String, DayOfWeek> DAYS =
      Map.of(
          "MO", DayOfWeek.MONDAY,
          "TU", DayOfWeek.TUESDAY,
          "WE", DayOfWeek.WEDNESDAY,
          "TH", DayOfWeek.THURSDAY,
          "FR", DayOfWeek.FRIDAY,
          "SA", DayOfWeek.SATURDAY,
          "SU", DayOfWeek.SUNDAY);
  private static final int MOST = 100;

  /** Those of a service's schedules: one a day that a schedule names. */
  static List<Opening> of(JsonNode schedules) {
    List<Opening> openings = new ArrayList<>();
    for (JsonNode schedule : schedules) {
      Optional<LocalTime> opens = time(schedule.path("opens_at").asText());
      Optional<LocalTime> closes = time(schedule.path("closes_at").asText());
      List<DayOfWeek> days = days(schedule);
      days.forEach(day -> openings.add(new Opening(Optional.of(day), opens, closes)));
      if (days.isEmpty()) {
        openings.add(new Opening(Optional.empty(), opens, closes));
      }
    }
    return openings.stream().distinct().limit(MOST).toList();
  }

  /** A day may have a number in front: 1MO is the first Monday of a month (RFC 5545). */
  private static List<DayOfWeek> days(JsonNode schedule) {
    List<DayOfWeek> days = new ArrayList<>();
    for (String day : schedule.path("byday").asText().toUpperCase(Locale.ROOT).split(",", -1)) {
      String name = day.strip().replaceAll("^[+-]?[0-9]+", "");
      Optional.ofNullable(DAYS.get(name)).ifPresent(days::add);
    }
    return days.isEmpty() ? dayOf(schedule.path("dtstart").asText()) : days;
  }

  private static List<DayOfWeek> dayOf(String begins) {
    try {
      String day = begins.substring(0, Math.min(10, begins.length()));
      return begins.isEmpty() ? List.of() : List.of(LocalDate.parse(day).getDayOfWeek());
    } catch (DateTimeParseException e) {
      return List.of();
    }
  }

  private static Optional<LocalTime> time(String text) {
    try {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(LocalTime.parse(text.length() == 4 ? '0' + text : text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
