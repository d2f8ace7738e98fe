package org.fingerpost.connector.calendar;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/**
 * When something is, by the clock on the wall of its zone: that is what stays the same from week to
 * week when clocks change.
 *
 * @param wall midnight for a day
 * @param isDay whether it is a whole day, which is that day everywhere
 */
record EventTime(LocalDateTime wall, ZoneId zone, boolean isDay) {
  private static final DateTimeFormatter BASIC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");

  ZonedDateTime zoned() {
    return wall.atZone(zone);
  }

  EventTime at(LocalDateTime other) {
    return new EventTime(other, zone, isDay);
  }

  /** What names an instance for ever: the moment at which it was first to be, or its day. */
  String name() {
    return isDay
        ? wall.toLocalDate().format(DateTimeFormatter.BASIC_ISO_DATE)
        : zoned().withZoneSameInstant(ZoneOffset.UTC).format(BASIC);
  }

  /** As records have it: a day, or a moment with the offset that the member's clocks have then. */
  String shown(ZoneId member) {
    return isDay
        ? wall.toLocalDate().toString()
        : zoned().withZoneSameInstant(member).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
  }
}
