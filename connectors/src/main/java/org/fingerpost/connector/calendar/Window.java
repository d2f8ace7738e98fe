package org.fingerpost.connector.calendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;

/**
 * The days that are read.
 *
 * @param end the first day that is not
 */
record Window(LocalDate begin, LocalDate end, ZoneId zone) {
  static Window around(LocalDate today, Period back, Period ahead, ZoneId zone) {
    return new Window(today.minus(back), today.plus(ahead).plusDays(1), zone);
  }

  /** Whether some of it lies on these days, by the member's clock. */
  boolean holds(Occurrence occurrence) {
    LocalDate first = day(occurrence.start());
    LocalDate last = day(occurrence.end());
    return first.isBefore(end) && !last.isBefore(begin);
  }

  /** Whether it may lie there, by whatever clock. */
  boolean mayHold(LocalDateTime wall) {
    LocalDate day = wall.toLocalDate();
    return !day.isBefore(begin.minusDays(2)) && !day.isAfter(end.plusDays(2));
  }

  private LocalDate day(EventTime time) {
    return time.isDay()
        ? time.wall().toLocalDate()
        : time.zoned().withZoneSameInstant(zone).toLocalDate();
  }
}
