package org.fingerpost.connector.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** How long a system that was asked too often wants to be left alone (RFC 9110, 10.2.3). */
final class RetryAfter {
  /** Where it does not say: as Airtable asks in its documentation. */
  private static final long NOT_SAID_SECONDS = 30;

  private RetryAfter() {}

  /** A number of seconds, or until a date. */
  static long seconds(Answer answer) {
    return answer.header("Retry-After").map(RetryAfter::seconds).orElse(NOT_SAID_SECONDS);
  }

  private static long seconds(String text) {
    try {
      return Math.max(0, Long.parseLong(text.strip()));
    } catch (NumberFormatException e) {
      return untilDate(text.strip());
    }
  }

  private static long untilDate(String date) {
    try {
      Instant until = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Math.max(0, Duration.between(Instant.now(), until).toSeconds());
    } catch (DateTimeParseException e) {
      return NOT_SAID_SECONDS;
    }
  }
}
