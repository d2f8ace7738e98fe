package org.fingerpost.connector.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.fingerpost.connector.Datasets;
import org.fingerpost.connector.Pages;
import org.fingerpost.connector.Position;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.SourceRow;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.DatasetDescriptor.Location;
import org.fingerpost.connector.descriptor.HttpAccess;
import org.fingerpost.connector.descriptor.SystemDescriptor;
import org.fingerpost.connector.http.RemoteSystem;
import org.fingerpost.connector.http.RemoteSystem.Reply;
import org.fingerpost.connector.http.WebMember;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarConnectorTest {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final DatasetDescriptor DATASET =
      Datasets.of("events", new Location.Feed(""), "event_id", java.time.Duration.ZERO);

  private Instant now = Instant.parse("2026-10-10T12:00:00Z");
  private RemoteSystem feed;

  @BeforeEach
  void start() throws Exception {
    feed = new RemoteSystem(request -> Reply.status(404));
  }

  @AfterEach
  void stop() {
    feed.close();
  }

  @Test
  void a_weekly_event_stays_at_ten_by_the_clock_when_clocks_change() throws Exception {
    // Clocks go back on 25 October 2026.
    calendar(
        """
        BEGIN:VEVENT
        UID:lunch
        SUMMARY:Lunch club\\, with soup
        DTSTART;TZID=Europe/London:20261013T100000
        DTEND;TZID=Europe/London:20261013T113000
        RRULE:FREQ=WEEKLY;COUNT=4
        END:VEVENT
        """);
    Pages pages = listing();
    assertThat(starts(pages))
        .containsExactly(
            "2026-10-13T10:00:00+01:00",
            "2026-10-20T10:00:00+01:00",
            "2026-10-27T10:00:00Z",
            "2026-11-03T10:00:00Z");
    assertThat(pages.keys())
        .startsWith("lunch/20261013T090000Z", "lunch/20261020T090000Z", "lunch/20261027T100000Z");
    assertThat(pages.fields("lunch/20261027T100000Z").path("ends_at").asText())
        .isEqualTo("2026-10-27T11:30:00Z");
    assertThat(pages.rows().get(0).fields().path("summary").asText())
        .isEqualTo("Lunch club, with soup");
  }

  @Test
  void instances_that_were_moved_cancelled_or_taken_out_are_told_apart() throws Exception {
    calendar(
        """
        BEGIN:VEVENT
        UID:art
        SUMMARY:Art group
        DTSTART;TZID=Europe/London:20261012T140000
        DURATION:PT2H
        RRULE:FREQ=DAILY;UNTIL=20261015T130000Z
        EXDATE;TZID=Europe/London:20261013T140000
        END:VEVENT
        BEGIN:VEVENT
        UID:art
        RECURRENCE-ID;TZID=Europe/London:20261014T140000
        SUMMARY:Art group in the garden
        DTSTART;TZID=Europe/London:20261014T160000
        DURATION:PT1H
        END:VEVENT
        BEGIN:VEVENT
        UID:art
        RECURRENCE-ID:20261015T130000Z
        SUMMARY:Art group
        STATUS:CANCELLED
        DTSTART;TZID=Europe/London:20261015T140000
        END:VEVENT
        """);
    Pages pages = listing();
    assertThat(pages.keys())
        .containsExactlyInAnyOrder(
            "art/20261012T130000Z", "art/20261014T130000Z", "art/20261015T130000Z");
    assertThat(pages.fields("art/20261014T130000Z").path("starts_at").asText())
        .isEqualTo("2026-10-14T16:00:00+01:00");
    assertThat(pages.fields("art/20261015T130000Z").path("status").asText()).isEqualTo("CANCELLED");
  }

  @Test
  void a_day_is_that_day_and_its_end_is_its_last() throws Exception {
    calendar(
        """
        BEGIN:VEVENT
        UID:week
        SUMMARY:Volunteers' week
        DTSTART;VALUE=DATE:20261101
        DTEND;VALUE=DATE:20261108
        END:VEVENT
        BEGIN:VEVENT
        UID:day
        SUMMARY:Open day
        DTSTART;VALUE=DATE:20261101
        RRULE:FREQ=MONTHLY;COUNT=2
        END:VEVENT
        """);
    Pages pages = listing();
    assertThat(pages.keys()).containsExactly("week", "day/20261101", "day/20261201");
    assertThat(pages.fields("week").path("starts_at").asText()).isEqualTo("2026-11-01");
    assertThat(pages.fields("week").path("ends_at").asText()).isEqualTo("2026-11-07");
    assertThat(pages.fields("day/20261201").path("ends_at").asText()).isEqualTo("2026-12-01");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GMT Standard Time|2026-10-20T10:00:00+01:00",
        "(UTC+00:00) Dublin, Edinburgh, Lisbon, London|2026-10-20T10:00:00+01:00",
        "/citadel.org/20070227_1/Europe/London|2026-10-20T10:00:00+01:00",
        "Romance Standard Time|2026-10-20T09:00:00+01:00",
        "Own Zone|2026-10-20T10:00:00+01:00",
        "Fixed Zone|2026-10-20T09:00:00+01:00"
      })
  void zones_of_outlook_and_of_the_file_itself_are_understood(String zone, String start)
      throws Exception {
    calendar(
        """
        BEGIN:VTIMEZONE
        TZID:Own Zone
        BEGIN:STANDARD
        DTSTART:16010101T020000
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0000
        END:STANDARD
        BEGIN:DAYLIGHT
        DTSTART:16010101T010000
        TZOFFSETFROM:+0000
        TZOFFSETTO:+0100
        END:DAYLIGHT
        END:VTIMEZONE
        BEGIN:VTIMEZONE
        TZID:Fixed Zone
        BEGIN:DAYLIGHT
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0200
        END:DAYLIGHT
        END:VTIMEZONE
        BEGIN:VEVENT
        UID:one
        SUMMARY:Meeting
        DTSTART;TZID="%s":20261020T100000
        END:VEVENT
        """
            .formatted(zone));
    assertThat(starts(listing())).containsExactly(start);
  }

  @Test
  void an_event_in_a_zone_that_nobody_knows_is_refused_and_nothing_is_deleted_by_its_list()
      throws Exception {
    calendar(
        event("one", "20261020T100000Z")
            + event("two", "20261020T100000").replace("DTSTART", "DTSTART;TZID=Middle-earth"));
    Pages pages = new Pages();
    assertThatThrownBy(() -> connector().readAll(DATASET, pages))
        .hasMessageContaining("not known to be whole")
        .hasMessageContaining("Middle-earth");
    assertThat(pages.keys()).containsExactly("one", "");
    assertThat(pages.rows().get(1).problem())
        .hasValueSatisfying(problem -> assertThat(problem).contains("that is not known"));
  }

  @Test
  void only_events_near_today_and_not_marked_private_are_read() throws Exception {
    calendar(
        event("past", "20260701T100000Z")
            + event("yesterday", "20261009T100000Z")
            + event("far", "20290101T100000Z")
            + event("private", "20261020T100000Z").replace("SUMMARY", "CLASS:PRIVATE\nSUMMARY")
            + """
            BEGIN:VEVENT
            UID:endless
            SUMMARY:Every first Monday
            DTSTART;TZID=Europe/London:20100104T100000
            RRULE:FREQ=MONTHLY;BYDAY=1MO
            END:VEVENT
            """);
    List<String> keys = listing().keys();
    assertThat(keys).contains("yesterday").doesNotContain("past", "far", "private");
    assertThat(keys)
        .filteredOn(key -> key.startsWith("endless/"))
        .hasSize(13)
        .first()
        .isEqualTo("endless/20261005T090000Z");
  }

  @Test
  void a_feed_that_did_not_change_is_read_once_a_day() throws Exception {
    calendar(event("one", "20261020T100000Z"));
    Pages first = changes(Position.START);
    assertThat(first.keys()).containsExactly("one");
    Position position = first.position(Position.START);
    assertThat(changes(position).pages).isEmpty();
    assertThat(feed.requests().get(1).headers()).containsEntry("If-none-match", "\"v1\"");
    now = now.plusSeconds(24 * 3600);
    assertThat(changes(position).keys()).containsExactly("one");
  }

  @Test
  void what_is_no_calendar_or_half_of_one_is_said() {
    feed.answer(request -> Reply.json("<html>Sign in").with("Content-Type", "text/html"));
    assertThatThrownBy(this::listing).hasMessageContaining("a web page in place of data");
    feed.answer(request -> Reply.json("{}"));
    assertThatThrownBy(this::listing).hasMessageContaining("is no calendar");
    feed.answer(request -> Reply.json("BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\n"));
    assertThatThrownBy(this::listing)
        .isInstanceOfSatisfying(SourceException.class, e -> assertThat(e.isRetriable()).isTrue())
        .hasMessageContaining("broke off before its end");
    calendar("");
    assertThatThrownBy(this::listing).hasMessageContaining("has not one event");
  }

  @Test
  void an_event_that_recurs_each_minute_is_refused() {
    calendar(event("one", "20261020T100000Z").replace("SUMMARY", "RRULE:FREQ=MINUTELY\nSUMMARY"));
    assertThatThrownBy(this::listing).hasMessageContaining("recurs more than 2000 times");
  }

  private static String event(String uid, String start) {
    return "BEGIN:VEVENT\nUID:%s\nSUMMARY:Event\nDTSTART:%s\nEND:VEVENT\n".formatted(uid, start);
  }

  private void calendar(String events) {
    String text =
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\n%sEND:VCALENDAR\n".formatted(events);
    byte[] body = text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    feed.answer(
        request ->
            "\"v1\"".equals(request.headers().get("If-none-match"))
                ? Reply.status(304)
                : new Reply(200, Map.of("Content-Type", "text/calendar", "ETag", "\"v1\""), body));
  }

  private static List<String> starts(Pages pages) {
    return pages.rows().stream()
        .map(SourceRow::fields)
        .map(f -> f.path("starts_at").asText())
        .toList();
  }

  private Pages listing() throws Exception {
    Pages pages = new Pages();
    connector().readAll(DATASET, pages);
    return pages;
  }

  private Pages changes(Position from) throws Exception {
    Pages pages = new Pages();
    connector().readChanges(DATASET, from, pages);
    return pages;
  }

  private CalendarConnector connector() {
    SystemDescriptor.Calendar system =
        new SystemDescriptor.Calendar(
            HttpAccess.open(feed.url() + "/basic.ics"),
            java.time.Period.ofMonths(1),
            java.time.Period.ofYears(1));
    TreeSet<String> columns =
        new TreeSet<>(List.of("event_id", "summary", "starts_at", "ends_at", "status"));
    return new CalendarConnector(
        system, LONDON, dataset -> columns, WebMember::secret, Clock.fixed(now, ZoneOffset.UTC));
  }
}
