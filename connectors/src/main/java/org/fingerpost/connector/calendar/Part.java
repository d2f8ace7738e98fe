package org.fingerpost.connector.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A component of an iCalendar file, such as an event.
 *
 * @param name in capitals: VEVENT, VTIMEZONE
 * @param parts the components within it
 */
record Part(String name, List<Property> properties, List<Part> parts) {
  Part(String name) {
    this(name, new ArrayList<>(), new ArrayList<>());
  }

  Optional<Property> first(String property) {
    return properties.stream().filter(found -> found.name().equals(property)).findFirst();
  }

  List<Property> all(String property) {
    return properties.stream().filter(found -> found.name().equals(property)).toList();
  }

  /** The text of a property; empty where it has none. */
  String text(String property) {
    return first(property).map(Property::text).orElse("");
  }
}
