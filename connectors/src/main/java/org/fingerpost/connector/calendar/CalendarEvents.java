package org.fingerpost.connector.calendar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The events of one file, each with the overrides of its instances. */
final class CalendarEvents {
  private static final Set<String> KEPT_BACK = Set.of("PRIVATE", "CONFIDENTIAL");

  private final Map<String, Part> events = new LinkedHashMap<>();
  private final Map<String, Map<String, Part>> overrides = new LinkedHashMap<>();
  private final List<Part> nameless = new ArrayList<>();

  CalendarEvents(List<Part> all) {
    for (Part event : all) {
      String name = event.text("UID");
      if (name.isEmpty()) {
        nameless.add(event);
      } else if (event.first("RECURRENCE-ID").isEmpty()) {
        events.merge(name, event, CalendarEvents::later);
      } else {
        overrides
            .computeIfAbsent(name, any -> new LinkedHashMap<>())
            .merge(event.text("RECURRENCE-ID"), event, CalendarEvents::later);
      }
    }
  }

  /** A calendar may list an event as it was and as it is. */
  private static Part later(Part one, Part other) {
    return sequence(other) >= sequence(one) ? other : one;
  }

  private static int sequence(Part event) {
    String text = event.text("SEQUENCE");
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
  }

  /**
   * Hands every occurrence over that is not marked as private.
   *
   * @param refused told of each event that cannot be taken, and why
   */
  void expand(Occurrences occurrences, Taker taker, BiConsumer<Part, String> refused)
      throws InterruptedException {
    List<Occurrence> found = new ArrayList<>();
    nameless.forEach(event -> refused.accept(event, "it has no UID. Save it anew."));
    for (Map.Entry<String, Part> entry : events.entrySet()) {
      Map<String, Part> own = overrides.getOrDefault(entry.getKey(), Map.of());
      collect(
          entry.getValue(),
          refused,
          () -> occurrences.of(entry.getValue(), own.values()),
          found::addAll);
    }
    for (Map<String, Part> own : overrides.values()) {
      for (Part override : own.values()) {
        collect(override, refused, () -> occurrences.ofOverride(override), found::addAll);
      }
    }
    for (Occurrence occurrence : found) {
      taker.take(occurrence);
    }
  }

  private static void collect(
      Part event,
      BiConsumer<Part, String> refused,
      Expansion expansion,
      Consumer<List<Occurrence>> taken) {
    try {
      if (!KEPT_BACK.contains(event.text("CLASS").toUpperCase(Locale.ROOT))) {
        taken.accept(expansion.expand());
      }
    } catch (UnreadableEventException e) {
      refused.accept(event, e.getMessage());
    }
  }

  private interface Expansion {
    List<Occurrence> expand() throws UnreadableEventException;
  }

  /** Takes an occurrence. */
  interface Taker {
    void take(Occurrence occurrence) throws InterruptedException;
  }
}
