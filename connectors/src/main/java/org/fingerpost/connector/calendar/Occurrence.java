package org.fingerpost.connector.calendar;

import java.time.Period;
import java.time.temporal.TemporalAmount;

/**
 * One time that an event takes place.
 *
 * @param key the event's own name and, where it recurs, which of its instances
 * @param event what says of it what it is
 */
record Occurrence(
    String key, Part event, EventTime start, TemporalAmount length, boolean recurring) {
  /** When it ends: by the clock as much later as it takes, for a day its last one. */
  EventTime end() {
    if (start.isDay()) {
      return start.at(start.wall().plus(length).minusDays(1));
    }
    return length instanceof Period days
        ? start.at(start.wall().plus(days))
        : new EventTime(start.zoned().plus(length).toLocalDateTime(), start.zone(), false);
  }
}
