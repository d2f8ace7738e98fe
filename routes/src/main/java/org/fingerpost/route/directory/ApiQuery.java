package org.fingerpost.route.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fingerpost.route.directory.page.References;
import org.fingerpost.route.web.RefusedRequestException;
import org.fingerpost.route.web.WebRequest;
import org.fingerpost.schema.Kind;

/**
 * Reads the parameters of a list. What it does not understand it refuses, and says what it would.
 */
final class ApiQuery {
  private static final int DEFAULT_PER_PAGE = 50;
  private static final int MOST_PER_PAGE = 100;
  private static final int LAST_PAGE = 1_000_000;
  private static final int LONGEST_TEXT = 200;

  private static final Set<String> OF_ORGANIZATIONS =
      Set.of("search", "page", "per_page", "modified_after", "postcode");
  private static final Set<String> OF_SERVICES =
      Set.of("search", "page", "per_page", "modified_after", "postcode", "organization_id");

  private ApiQuery() {}

  static DirectoryQuery read(Kind kind, WebRequest request) {
    request.allowOnly(kind == Kind.SERVICE ? OF_SERVICES : OF_ORGANIZATIONS);
    return new DirectoryQuery(
        Set.of(kind),
        text(request, "search").map(SearchText::allOf).orElse(SearchText.NOTHING),
        text(request, "postcode").map(ApiQuery::postcode).orElse(SearchText.NOTHING),
        request.parameter("organization_id").map(ApiQuery::id),
        request.parameter("modified_after").map(ApiQuery::instant),
        false,
        number(request, "page", 1, LAST_PAGE),
        number(request, "per_page", DEFAULT_PER_PAGE, MOST_PER_PAGE));
  }

  private static Optional<String> text(WebRequest request, String name) {
    Optional<String> text = request.parameter(name);
    if (text.filter(typed -> typed.length() > LONGEST_TEXT).isPresent()) {
      throw refused("%s must have no more than %d characters.".formatted(name, LONGEST_TEXT));
    }
    return text;
  }

  private static SearchText postcode(String typed) {
    return SearchText.postcode(typed)
        .orElseThrow(
            () ->
                refused(
                    "postcode must be a UK postcode or the first half of one: WR11 4AB, WR11."));
  }

  private static UUID id(String text) {
    return References.id(text)
        .orElseThrow(() -> refused("organization_id must be a UUID, as /organizations gives it."));
  }

  private static int number(WebRequest request, String name, int usual, int most) {
    return request.parameter(name).map(text -> number(name, text, most)).orElse(usual);
  }

  private static int number(String name, String text, int most) {
    int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    if (number < 1 || number > most) {
      throw refused("%s must be a whole number from 1 to %d.".formatted(name, most));
    }
    return number;
  }

  /** A day alone begins at midnight UTC; so does a time without an offset stand in UTC. */
  private static Instant instant(String text) {
    try {
      TemporalAccessor parsed =
          DateTimeFormatter.ofPattern("uuuu-MM-dd['T'HH:mm[:ss][.SSSSSSSSS][.SSSSSS][.SSS]][XXX]")
              // A plus sign in a query is a space unless it was percent-encoded.
              .parseBest(
                  text.replace(' ', '+'),
                  OffsetDateTime::from,
                  LocalDateTime::from,
                  LocalDate::from);
      return instant(parsed);
    } catch (DateTimeParseException e) {
      throw refused("modified_after must be a date or a date and time: 2026-11-22T09:30:00Z.");
    }
  }

  private static Instant instant(TemporalAccessor parsed) {
    if (parsed instanceof OffsetDateTime time) {
      return time.toInstant();
    }
    return parsed instanceof LocalDateTime time
        ? time.toInstant(ZoneOffset.UTC)
        : LocalDate.from(parsed).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static RefusedRequestException refused(String sentence) {
    return new RefusedRequestException(400, sentence);
  }
}
