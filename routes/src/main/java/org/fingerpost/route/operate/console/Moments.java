package org.fingerpost.route.operate.console;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Times in words. */
final class Moments {
  private static final int JUST_NOW = 3;
  private static final DateTimeFormatter FULL =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.UK)
          .withZone(ZoneId.of("Europe/London"));

  private Moments() {}

  static String full(Instant at) {
    return FULL.format(at);
  }

  /** A span such as {@code P3Y}, as people say it; one that nobody can read as it stands. */
  static String span(String iso) {
    try {
      Period period = Period.parse(iso).normalized();
      return Stream.of(
              unit(period.getYears(), "year"),
              unit(period.getMonths(), "month"),
              unit(period.getDays(), "day"))
          .filter(part -> !part.isEmpty())
          .collect(Collectors.joining(", "));
    } catch (DateTimeException e) {
      return iso;
    }
  }

  private static String unit(int number, String name) {
    return number == 0 ? "" : "%d %s%s".formatted(number, name, number == 1 ? "" : "s");
  }

  static String ago(Optional<Instant> at, Instant now) {
    return at.map(instant -> ago(instant, now)).orElse("not yet");
  }

  static String ago(Instant at, Instant now) {
    Duration age = Duration.between(at, now);
    if (age.toSeconds() < JUST_NOW) {
      return "just now";
    }
    if (age.toSeconds() < 60) {
      return age.toSeconds() + " s ago";
    }
    if (age.toMinutes() < 60) {
      return age.toMinutes() + " min ago";
    }
    return age.toHours() < 48 ? age.toHours() + " h ago" : age.toDays() + " days ago";
  }
}
