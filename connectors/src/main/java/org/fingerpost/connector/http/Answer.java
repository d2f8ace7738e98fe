package org.fingerpost.connector.http;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * What a system answered, with a status of success, or 304 where it was asked whether something
 * changed.
 *
 * @param address what was asked in the end; never shown, it may hold a key
 */
public record Answer(URI address, int status, HttpHeaders headers, byte[] body) {
  private static final int NOT_MODIFIED = 304;

  /** The first header of that name. */
  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /** Whether nothing changed since the last answer. */
  public boolean isUnchanged() {
    return status == NOT_MODIFIED;
  }

  /** Whether it is a page for people, such as a form to log in. */
  public boolean isWebPage() {
    int at = 0;
    while (at < body.length && body[at] <= ' ') {
      at++;
    }
    boolean markup = at < body.length && body[at] == '<';
    return markup && header("Content-Type").orElse("text/html").contains("html");
  }

  /** The system's own clock when it answered, if it says. */
  public Optional<Instant> clock() {
    try {
      return header("Date")
          .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
