package org.fingerpost.connector.calendar;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the dates and times of a file's events. */
final class EventTimes {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");
  private static final Pattern LENGTH =
      Pattern.compile("([+-]?)P(?:(\\d+)W)?(?:(\\d+)D)?(?:T(?:(\\d+)H)?(?:(\\d+)M)?(?:(\\d+)S)?)?");

  private final ZoneNames zones;

  EventTimes(ZoneNames zones) {
    this.zones = zones;
  }

  /** The moments of a property, of which EXDATE and RDATE may have several. */
  List<EventTime> all(Property property) throws UnreadableEventException {
    List<EventTime> times = new ArrayList<>();
    for (String value : property.value().split(",")) {
      // A period names its start, and then its end or length.
      times.add(one(value.split("/")[0].strip(), property));
    }
    return times;
  }

  EventTime one(Property property) throws UnreadableEventException {
    return one(property.value().strip(), property);
  }

  private EventTime one(String value, Property property) throws UnreadableEventException {
    try {
      if (value.length() == 8) {
        LocalDate day = LocalDate.parse(value, DateTimeFormatter.BASIC_ISO_DATE);
        return new EventTime(day.atStartOfDay(), zones.member(), true);
      }
      boolean utc = value.endsWith("Z");
      String wall = utc ? value.substring(0, value.length() - 1) : value;
      return new EventTime(
          LocalDateTime.parse(wall, TIME), utc ? ZoneOffset.UTC : zone(property), false);
    } catch (DateTimeException e) {
      throw new UnreadableEventException(
          "its %s is no date or time. Save the event anew in its calendar."
              .formatted(property.name()));
    }
  }

  /** A time that names no zone is by the member's clock. */
  private ZoneId zone(Property property) throws UnreadableEventException {
    String name = property.parameters().get("TZID");
    if (name == null) {
      return zones.member();
    }
    return zones
        .zone(name)
        .orElseThrow(
            () ->
                new UnreadableEventException(
                    "it is in a time zone, %s, that is not known and that the calendar does not describe. Choose a place for the event's time zone, such as London."
                        .formatted(name)));
  }

  /** How long an event takes; a day for one that states a day alone. */
  TemporalAmount length(Part event, EventTime start) throws UnreadableEventException {
    Optional<Property> end = event.first("DTEND");
    if (end.isPresent()) {
      EventTime until = one(end.get());
      return start.isDay()
          ? Period.between(start.wall().toLocalDate(), until.wall().toLocalDate())
          : Duration.between(start.zoned(), until.zoned());
    }
    Optional<Property> duration = event.first("DURATION");
    if (duration.isPresent()) {
      return length(duration.get().value());
    }
    return start.isDay() ? Period.ofDays(1) : Duration.ZERO;
  }

  private static TemporalAmount length(String text) throws UnreadableEventException {
    Matcher length = LENGTH.matcher(text.strip());
    if (!length.matches()) {
      throw new UnreadableEventException(
          "its DURATION is no length of time. Save the event anew in its calendar.");
    }
    int days = 7 * number(length.group(2)) + number(length.group(3));
    Duration time =
        Duration.ofHours(number(length.group(4)))
            .plusMinutes(number(length.group(5)))
            .plusSeconds(number(length.group(6)));
    return time.isZero() ? Period.ofDays(days) : time.plusDays(days);
  }

  private static int number(String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
