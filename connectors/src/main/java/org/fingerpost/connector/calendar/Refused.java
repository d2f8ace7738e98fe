package org.fingerpost.connector.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fingerpost.connector.SourceRow;

/** Events that cannot be taken. */
final class Refused {
  private final String place;
  private final List<SourceRow> rows = new ArrayList<>();
  private Optional<String> doubt = Optional.empty();

  Refused(String place) {
    this.place = place;
  }

  void note(Part event, String why) {
    add(event, why);
    if (doubt.isEmpty() && !event.text("UID").isEmpty()) {
      // Which instances it has cannot be told, so others may be missing without having gone.
      doubt = Optional.of(rows.get(rows.size() - 1).place() + ": " + why);
    }
  }

  private void add(Part event, String why) {
    String start = event.text("DTSTART").replaceAll("[^0-9TZ]", "");
    String where = "%s, event that starts %s".formatted(place, start.isEmpty() ? "nowhere" : start);
    rows.add(SourceRow.unreadable("", where, "The event cannot be taken: " + why));
  }

  List<SourceRow> rows() {
    return rows;
  }

  /** Why the listing is not known to be whole, where one of them has a name and so instances. */
  Optional<String> doubt() {
    return doubt;
  }
}
