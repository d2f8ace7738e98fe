package org.fingerpost.connector.calendar;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarParserImpl;
import net.fortuna.ical4j.data.ContentHandler;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.data.UnfoldingReader;
import org.fingerpost.connector.SourceException;

/**
 * What an iCalendar file holds, word for word. The library takes lines, folds and quotes apart;
 * dates and zones are read by {@link EventTimes}, since files name zones that no library knows.
 *
 * @param events all events, overrides of instances among them
 * @param zones the zones that the file itself describes
 */
record CalendarFile(List<Part> events, List<Part> zones) {
  /**
   * Reads a file.
   *
   * @param where what to call it in messages
   * @throws SourceException when it is no calendar, or not a whole one
   */
  static CalendarFile of(String text, String where) throws SourceException {
    if (!text.contains("BEGIN:VCALENDAR")) {
      throw SourceException.permanent(
          "%s is no calendar: it does not begin with BEGIN:VCALENDAR. Take the address that the calendar gives under \"subscribe\" or \"iCal format\"."
              .formatted(where));
    }
    if (!text.stripTrailing().endsWith("END:VCALENDAR")) {
      throw SourceException.retriable(
          "%s broke off before its end. It is tried again.".formatted(where), null);
    }
    Collector collector = new Collector();
    try {
      new CalendarParserImpl().parse(new UnfoldingReader(new StringReader(text), true), collector);
    } catch (IOException | ParserException | RuntimeException e) {
      // Its message may quote the file.
      throw SourceException.permanent(
          "%s is no calendar that can be read to its end. Whoever runs the calendar can look at it with a validator for iCalendar (RFC 5545)."
              .formatted(where));
    }
    return new CalendarFile(collector.all("VEVENT"), collector.all("VTIMEZONE"));
  }

  /** Gathers what the parser meets. */
  private static final class Collector implements ContentHandler {
    private final Part root = new Part("VCALENDAR");
    private final Deque<Part> open = new ArrayDeque<>();
    private final Map<String, String> parameters = new HashMap<>();
    private String value = "";

    List<Part> all(String name) {
      return root.parts().stream().filter(part -> part.name().equals(name)).toList();
    }

    @Override
    public void startCalendar() {
      open.clear();
      open.push(root);
    }

    @Override
    public void endCalendar() {
      open.clear();
    }

    @Override
    public void startComponent(String name) {
      Part part = new Part(name.toUpperCase(Locale.ROOT));
      open.element().parts().add(part);
      open.push(part);
    }

    @Override
    public void endComponent(String name) {
      open.pop();
    }

    @Override
    public void startProperty(String name) {
      parameters.clear();
      value = "";
    }

    @Override
    public void parameter(String name, String given) {
      parameters.put(name.toUpperCase(Locale.ROOT), given.replaceAll("^\"|\"$", ""));
    }

    @Override
    public void propertyValue(String given) {
      value = given;
    }

    @Override
    public void endProperty(String name) {
      open.element()
          .properties()
          .add(new Property(name.toUpperCase(Locale.ROOT), Map.copyOf(parameters), value));
    }
  }
}
