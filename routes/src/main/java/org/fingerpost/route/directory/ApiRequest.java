package org.fingerpost.route.directory;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fingerpost.route.directory.page.References;
import org.fingerpost.route.places.Postcode;
import org.fingerpost.route.web.RefusedRequestException;
import org.fingerpost.route.web.WebRequest;

/**
 * Reads the parameters of a list, one by one. What it does not understand it refuses, and says what
 * it would.
 */
record ApiRequest(WebRequest request) {
  private static final int DEFAULT_PER_PAGE = 50;
  private static final int MOST_PER_PAGE = 100;
  private static final int LAST_PAGE = 1_000_000;
  private static final int LONGEST_TEXT = 200;
  private static final int FARTHEST_METRES = 500_000;

  /** Refuses parameters other than these. */
  static ApiRequest of(WebRequest request, Set<String> understood) {
    request.allowOnly(understood);
    return new ApiRequest(request);
  }

  int page() {
    return number("page", 1, LAST_PAGE);
  }

  int perPage() {
    return number("per_page", DEFAULT_PER_PAGE, MOST_PER_PAGE);
  }

  /** Whether everything is wanted as lines, without pages. */
  boolean isNdjson() {
    Optional<String> format = request.parameter("format");
    if (format.filter(name -> !name.equals("json") && !name.equals("ndjson")).isPresent()) {
      throw refused("format must be json or ndjson.");
    }
    return format.filter("ndjson"::equals).isPresent();
  }

  boolean flag(String name) {
    Optional<String> flag = request.parameter(name);
    if (flag.filter(value -> !value.equals("true") && !value.equals("false")).isPresent()) {
      throw refused(name + " must be true or false.");
    }
    return flag.filter("true"::equals).isPresent();
  }

  Optional<String> search() {
    Optional<String> text = request.parameter("search");
    if (text.filter(typed -> typed.length() > LONGEST_TEXT).isPresent()) {
      throw refused("search must have no more than %d characters.".formatted(LONGEST_TEXT));
    }
    return text;
  }

  Optional<Postcode> postcode() {
    return request
        .parameter("postcode")
        .map(
            typed ->
                Postcode.of(typed)
                    .orElseThrow(
                        () ->
                            refused(
                                "postcode must be a UK postcode or the first half of one: WR11 4AB, WR11.")));
  }

  /** In metres. */
  Optional<Double> proximity() {
    Optional<Double> metres = request.parameter("proximity").map(ApiRequest::metres);
    if (metres.isPresent() && request.parameter("postcode").isEmpty()) {
      throw refused("proximity needs a postcode to be near to.");
    }
    return metres;
  }

  private static double metres(String text) {
    double metres = text.matches("[0-9]{1,6}(\\.[0-9]{1,3})?") ? Double.parseDouble(text) : 0;
    if (metres <= 0 || metres > FARTHEST_METRES) {
      throw refused(
          "proximity must be a number of metres, more than 0 and at most %d."
              .formatted(FARTHEST_METRES));
    }
    return metres;
  }

  Optional<UUID> id(String name) {
    return request
        .parameter(name)
        .map(text -> References.id(text).orElseThrow(() -> refused(name + " must be a UUID.")));
  }

  Optional<BigDecimal> age(String name) {
    return request.parameter(name).map(text -> age(name, text));
  }

  private static BigDecimal age(String name, String text) {
    if (!text.matches("[0-9]{1,3}(\\.[0-9]{1,3})?")) {
      throw refused(name + " must be a number of years, such as 16.");
    }
    return new BigDecimal(text);
  }

  /** As the standard's schedules name it, or in full. */
  Optional<DayOfWeek> day() {
    return request.parameter("day").map(ApiRequest::day);
  }

  private static DayOfWeek day(String text) {
    String typed = text.toUpperCase(Locale.ROOT);
    return Arrays.stream(DayOfWeek.values())
        .filter(day -> typed.equals(day.name()) || typed.equals(day.name().substring(0, 2)))
        .findFirst()
        .orElseThrow(() -> refused("day must be MO, TU, WE, TH, FR, SA or SU, or a day's name."));
  }

  Optional<LocalTime> time(String name) {
    return request.parameter(name).map(text -> time(name, text));
  }

  private static LocalTime time(String name, String text) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeParseException e) {
      throw refused(name + " must be a time of day, such as 09:30.");
    }
  }

  /** A day alone begins at midnight UTC; so does a time without an offset stand in UTC. */
  Optional<Instant> modifiedAfter() {
    return request.parameter("modified_after").map(ApiRequest::instant);
  }

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

  private int number(String name, int usual, int most) {
    return request.parameter(name).map(text -> number(name, text, most)).orElse(usual);
  }

  private static int number(String name, String text, int most) {
    int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    if (number < 1 || number > most) {
      throw refused("%s must be a whole number from 1 to %d.".formatted(name, most));
    }
    return number;
  }

  static RefusedRequestException refused(String sentence) {
    return new RefusedRequestException(400, sentence);
  }
}
