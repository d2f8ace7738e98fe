package org.fingerpost.connector.calendar;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.fortuna.ical4j.model.Recur;

/**
 * All times within a window at which a file's events take place. Rules are followed by the clock on
 * the wall of the event's own zone, so that ten o'clock stays ten o'clock when clocks change.
 */
final class Occurrences {
  /** More than an hourly event has in two months: what recurs more often is a mistake. */
  private static final int MOST = 2_000;

  private final EventTimes times;
  private final Window window;

  Occurrences(EventTimes times, Window window) {
    this.times = times;
    this.window = window;
  }

  /**
   * The occurrences of an event.
   *
   * @param overrides events of the same name that stand for one instance each
   */
  List<Occurrence> of(Part event, Collection<Part> overrides) throws UnreadableEventException {
    List<Occurrence> found = new ArrayList<>();
    Set<String> replaced = new HashSet<>();
    for (Part override : overrides) {
      replaced.add(times.one(override.first("RECURRENCE-ID").orElseThrow()).name());
    }
    EventTime start = start(event);
    TemporalAmount length = times.length(event, start);
    boolean recurring = event.first("RRULE").isPresent() || event.first("RDATE").isPresent();
    for (EventTime time : recurring ? recurrences(event, start) : List.of(start)) {
      String key = event.text("UID") + (recurring ? "/" + time.name() : "");
      Occurrence occurrence = new Occurrence(key, event, time, length, recurring);
      if (!replaced.contains(time.name()) && window.holds(occurrence)) {
        found.add(occurrence);
      }
    }
    return found;
  }

  /** The occurrence that an override is, if it takes place within the window. */
  List<Occurrence> ofOverride(Part override) throws UnreadableEventException {
    EventTime start = start(override);
    String instance = times.one(override.first("RECURRENCE-ID").orElseThrow()).name();
    Occurrence occurrence =
        new Occurrence(
            override.text("UID") + "/" + instance,
            override,
            start,
            times.length(override, start),
            true);
    return window.holds(occurrence) ? List.of(occurrence) : List.of();
  }

  private EventTime start(Part event) throws UnreadableEventException {
    return times.one(
        event
            .first("DTSTART")
            .orElseThrow(() -> new UnreadableEventException("it has no start. Give it one.")));
  }

  private List<EventTime> recurrences(Part event, EventTime start) throws UnreadableEventException {
    TreeSet<LocalDateTime> walls = new TreeSet<>();
    walls.add(start.wall());
    for (Property rule : event.all("RRULE")) {
      walls.addAll(dates(rule.value(), start));
    }
    List<EventTime> all = new ArrayList<>(walls.stream().map(start::at).toList());
    for (Property added : event.all("RDATE")) {
      all.addAll(times.all(added));
    }
    Set<String> excluded = new HashSet<>();
    for (Property property : event.all("EXDATE")) {
      times.all(property).forEach(time -> excluded.addAll(names(time, start)));
    }
    Set<String> seen = new HashSet<>();
    return all.stream()
        .filter(time -> !excluded.contains(time.name()) && seen.add(time.name()))
        .toList();
  }

  /** Some calendars except a whole day by its date, though the event has a time. */
  private static List<String> names(EventTime excluded, EventTime start) {
    return excluded.isDay() && !start.isDay()
        ? List.of(start.at(excluded.wall().toLocalDate().atTime(start.wall().toLocalTime())).name())
        : List.of(excluded.name());
  }

  private List<LocalDateTime> dates(String rule, EventTime start) throws UnreadableEventException {
    LocalDateTime last = until(rule, start, window.end().atStartOfDay());
    try {
      String open = rule.replaceAll("(?i)(^|;)UNTIL=[^;]*", "").replaceFirst("^;", "");
      List<LocalDateTime> dates =
          new Recur<LocalDateTime>(open)
              .getDates(start.wall(), start.wall(), last.plusSeconds(1), MOST_FROM_START);
      long within = dates.stream().filter(date -> window.mayHold(date)).count();
      if (within > MOST) {
        throw new UnreadableEventException(
            "it recurs more than %d times within the time that is read. Let it recur less often."
                .formatted(MOST));
      }
      return dates.stream().filter(date -> !date.isAfter(last)).toList();
    } catch (IllegalArgumentException | ArithmeticException | java.time.DateTimeException e) {
      throw new UnreadableEventException(
          "its rule of recurrence cannot be followed. Save the event anew in its calendar.");
    }
  }

  private static final int MOST_FROM_START = 100_000;

  /** The last moment of a rule by the event's own clock. */
  private static LocalDateTime until(String rule, EventTime start, LocalDateTime windowEnd)
      throws UnreadableEventException {
    for (String part : rule.split(";")) {
      if (part.toUpperCase(java.util.Locale.ROOT).startsWith("UNTIL=")) {
        LocalDateTime until = limit(part.substring(6).strip(), start);
        return until.isBefore(windowEnd) ? until : windowEnd;
      }
    }
    return windowEnd;
  }

  private static LocalDateTime limit(String text, EventTime start) throws UnreadableEventException {
    EventTimes plain = new EventTimes(new ZoneNames(List.of(), ZoneOffset.UTC));
    Property property = new Property("UNTIL", java.util.Map.of(), text);
    EventTime until = plain.one(property);
    if (until.isDay()) {
      return until.wall().plusDays(1).minusSeconds(1);
    }
    return text.endsWith("Z") && !start.isDay()
        ? until.zoned().withZoneSameInstant(start.zone()).toLocalDateTime()
        : until.wall();
  }
}
