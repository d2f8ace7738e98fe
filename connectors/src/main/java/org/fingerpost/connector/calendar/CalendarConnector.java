package org.fingerpost.connector.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.NeededColumns;
import org.fingerpost.connector.Page;
import org.fingerpost.connector.PageBuffer;
import org.fingerpost.connector.PageSink;
import org.fingerpost.connector.Position;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.SourceRow;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.DatasetDescriptor.Location.Feed;
import org.fingerpost.connector.descriptor.Secret;
import org.fingerpost.connector.descriptor.SystemDescriptor;
import org.fingerpost.connector.http.Addresses;
import org.fingerpost.connector.http.Answer;
import org.fingerpost.connector.http.HttpSource;

/**
 * Reads an iCalendar feed. A feed is one file and so always a whole listing; each event is a row,
 * each instance of one that recurs too, within a window of days around today.
 */
public final class CalendarConnector implements Connector {
  private final SystemDescriptor.Calendar system;
  private final ZoneId member;
  private final HttpSource source;
  private final Function<DatasetDescriptor, SortedSet<String>> columns;
  private final Clock clock;

  /**
   * Makes a connector; nothing is asked yet.
   *
   * @param member the member's zone, in which times without one are read and all are shown
   * @param columns the columns of a dataset that may be read
   * @param secrets looks a secret up, each time it is used
   * @param clock tells today
   */
  public CalendarConnector(
      SystemDescriptor.Calendar system,
      ZoneId member,
      Function<DatasetDescriptor, SortedSet<String>> columns,
      Function<Secret, String> secrets,
      Clock clock) {
    this.system = system;
    this.member = member;
    this.source = new HttpSource(system.access(), secrets);
    this.columns = columns;
    this.clock = clock;
  }

  @Override
  public void readChanges(DatasetDescriptor dataset, Position from, PageSink sink)
      throws SourceException, InterruptedException {
    FeedPosition before = FeedPosition.parse(from);
    LocalDate today = today();
    boolean sameDay = before.day().equals(today.toString());
    Answer answer = fetch(dataset, sameDay ? before.conditions() : Map.of());
    if (answer.isUnchanged()) {
      return;
    }
    FeedPosition now = FeedPosition.of(answer, today);
    if (sameDay && before.hasSameContent(now)) {
      sink.accept(new Page(List.of(), now.toPosition()));
      return;
    }
    PageBuffer pages = new PageBuffer(sink);
    read(dataset, answer, pages, from);
    pages.finish(from);
    sink.accept(new Page(List.of(), now.toPosition()));
  }

  @Override
  public void readAll(DatasetDescriptor dataset, PageSink sink)
      throws SourceException, InterruptedException {
    PageBuffer pages = new PageBuffer(sink);
    Reading reading = read(dataset, fetch(dataset, Map.of()), pages, Position.START);
    pages.finish(Position.START);
    if (reading.events() == 0) {
      throw SourceException.permanent(
          "%s has not one event. A calendar that is shared no longer looks like that, so nothing is taken for deleted. Look at the calendar."
              .formatted(source.where()));
    }
    if (reading.doubt().isPresent()) {
      throw SourceException.permanent(
          "%s has an event that cannot be taken, so the listing is not known to be whole and no missing event is taken for deleted: %s"
              .formatted(source.where(), reading.doubt().get()));
    }
  }

  /** Does nothing: all members share one client, which holds no connection for long. */
  @Override
  public void close() {}

  private record Reading(int events, Optional<String> doubt) {}

  private LocalDate today() {
    return LocalDate.now(clock.withZone(member));
  }

  private Answer fetch(DatasetDescriptor dataset, Map<String, String> conditions)
      throws SourceException, InterruptedException {
    if (!(dataset.location() instanceof Feed feed)) {
      throw SourceException.permanent(
          "Dataset %s is no calendar's. Leave out what names a table or files."
              .formatted(dataset.name()));
    }
    Map<String, String> headers = new HashMap<>(conditions);
    headers.put("Accept", "text/calendar");
    Answer answer = source.get(Addresses.below(source.base(), feed.path()), headers);
    if (!answer.isUnchanged() && answer.isWebPage()) {
      throw source.failure().webPage();
    }
    return answer;
  }

  private Reading read(DatasetDescriptor dataset, Answer answer, PageBuffer pages, Position before)
      throws SourceException, InterruptedException {
    String text = new String(answer.body(), StandardCharsets.UTF_8);
    CalendarFile file = CalendarFile.of(text.replace("\uFEFF", ""), source.where());
    refuseDrift(dataset, file.events());
    Window window = Window.around(today(), system.back(), system.ahead(), member);
    EventTimes times = new EventTimes(new ZoneNames(file.zones(), member));
    OccurrenceRow rows = new OccurrenceRow(columns.apply(dataset), source.where(), member);
    Refused refused = new Refused(source.where());
    new CalendarEvents(file.events())
        .expand(
            new Occurrences(times, window),
            occurrence -> add(rows.of(occurrence), pages, before),
            refused::note);
    for (SourceRow row : refused.rows()) {
      add(row, pages, before);
    }
    return new Reading(file.events().size(), refused.doubt());
  }

  /** Looks at what events are called and at the like; their times and keys are made here. */
  private void refuseDrift(DatasetDescriptor dataset, List<Part> events) throws SourceException {
    SortedSet<String> names = new TreeSet<>();
    events.forEach(
        event -> event.properties().forEach(p -> names.add(p.name().toLowerCase(Locale.ROOT))));
    new NeededColumns(dataset, source.where())
        .refuseUnlessThere(events, OccurrenceRow::hasColumn, names);
  }

  private static void add(SourceRow row, PageBuffer pages, Position before)
      throws InterruptedException {
    pages.add(row, row.fields().toString().length(), () -> before);
  }
}
