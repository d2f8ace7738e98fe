package org.fingerpost.connector.calendar;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.contract.ConnectorContract;
import org.fingerpost.connector.contract.ContractDataset;
import org.fingerpost.connector.contract.MemberSystem;
import org.fingerpost.connector.contract.Promise;
import org.fingerpost.connector.contract.Proves;
import org.fingerpost.connector.contract.Row;
import org.fingerpost.connector.contract.Waived;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.DatasetDescriptor.Location;
import org.fingerpost.connector.descriptor.Secret;
import org.fingerpost.connector.descriptor.SystemDescriptor;
import org.fingerpost.connector.http.EventServer;
import org.fingerpost.connector.http.RemoteSystem.Reply;
import org.fingerpost.connector.http.RemoteSystem.Request;
import org.fingerpost.connector.http.WebMember;

@Proves(value = CalendarConnector.class, on = "calendar, an iCalendar feed")
@Waived(
    promise = Promise.LATE_COMMITS,
    because = "a feed is one file, so no change in it is committed later than another")
class CalendarContractTest extends ConnectorContract {
  @Override
  protected MemberSystem newSystem() throws IOException {
    return new Feed();
  }

  private static final class Feed extends EventServer {
    private static final Clock SUMMER =
        Clock.fixed(Instant.parse("2026-07-01T12:00:00Z"), ZoneOffset.UTC);

    Feed() throws IOException {
      super("summary");
    }

    @Override
    protected Reply answer(Request request) {
      StringBuilder text = new StringBuilder("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n");
      rows().forEach(row -> append(text, "UID:" + row.key() + "\r\n", row));
      if (hasBadRow()) {
        append(text, "", Row.of("", "Without a key"));
      }
      text.append("END:VCALENDAR\r\n");
      return new Reply(
          200,
          Map.of("Content-Type", "text/calendar"),
          text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void append(StringBuilder text, String uid, Row row) {
      text.append("BEGIN:VEVENT\r\n").append(uid);
      text.append(
          "%s:%s\r\n".formatted(nameColumn().toUpperCase(Locale.ROOT), escaped(row.name())));
      text.append(
          "DTSTART:%s\r\n"
              .formatted(row.starts().format(DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss"))));
      text.append("DESCRIPTION:withheld\r\nEND:VEVENT\r\n");
    }

    private static String escaped(String text) {
      return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,");
    }

    @Override
    public DatasetDescriptor dataset() {
      return new ContractDataset("event_id", "summary", "starts_at").at(new Location.Feed(""));
    }

    @Override
    protected Connector connector(Function<Secret, String> keys) {
      return new CalendarConnector(
          new SystemDescriptor.Calendar(access("/basic.ics"), Period.ofYears(1), Period.ofYears(1)),
          ZoneId.of("Europe/London"),
          WebMember::columns,
          keys,
          SUMMER);
    }
  }
}
