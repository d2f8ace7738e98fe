package org.fingerpost.connector.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import org.fingerpost.connector.SourceRow;
import org.fingerpost.schema.Json;

/** Makes the row of an occurrence: the wanted columns and nothing else. */
final class OccurrenceRow {
  static final String KEY = "event_id";

  private static final Set<String> MADE =
      Set.of(KEY, "starts_at", "ends_at", "all_day", "recurring");

  private final SortedSet<String> columns;
  private final String place;
  private final ZoneId member;

  OccurrenceRow(SortedSet<String> columns, String place, ZoneId member) {
    this.columns = columns;
    this.place = place;
    this.member = member;
  }

  SourceRow of(Occurrence occurrence) {
    ObjectNode fields = Json.object();
    for (String column : columns) {
      fields.set(column, value(occurrence, column));
    }
    String where = "%s, event of %s".formatted(place, occurrence.start().wall().toLocalDate());
    return new SourceRow(occurrence.key(), where, fields);
  }

  /** Whether an event has what the column shows. */
  static boolean hasColumn(Part event, String column) {
    return MADE.contains(column) || event.first(propertyName(column)).isPresent();
  }

  private static String propertyName(String column) {
    return column.toUpperCase(Locale.ROOT).replace('_', '-');
  }

  private JsonNode value(Occurrence occurrence, String column) {
    return switch (column) {
      case KEY -> TextNode.valueOf(occurrence.key());
      case "starts_at" -> TextNode.valueOf(occurrence.start().shown(member));
      case "ends_at" -> TextNode.valueOf(occurrence.end().shown(member));
      case "all_day" -> BooleanNode.valueOf(occurrence.start().isDay());
      case "recurring" -> BooleanNode.valueOf(occurrence.recurring());
      default -> property(occurrence.event(), column);
    };
  }

  /** A property may stand there several times, and hold several words. */
  private static JsonNode property(Part event, String column) {
    String name = propertyName(column);
    List<String> texts =
        event.all(name).stream()
            .map(found -> name.equals("CATEGORIES") ? words(found) : found.text())
            .filter(text -> !text.isEmpty())
            .toList();
    return texts.isEmpty() ? NullNode.instance : TextNode.valueOf(String.join(";", texts));
  }

  /** Between categories stands a comma, unless it is escaped. */
  private static String words(Property categories) {
    Property split =
        new Property(
            categories.name(),
            categories.parameters(),
            categories.value().replaceAll("(?<!\\\\),", ";"));
    return split.text();
  }
}
