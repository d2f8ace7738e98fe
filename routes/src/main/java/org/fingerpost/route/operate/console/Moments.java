package org.fingerpost.route.operate.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Times in words. */
final class Moments {
  private static final DateTimeFormatter FULL =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.UK)
          .withZone(ZoneId.of("Europe/London"));

  private Moments() {}

  static String full(Instant at) {
    return FULL.format(at);
  }

  static String ago(Optional<Instant> at, Instant now) {
    return at.map(instant -> ago(instant, now)).orElse("not yet");
  }

  static String ago(Instant at, Instant now) {
    Duration age = Duration.between(at, now);
    if (age.toSeconds() < 60) {
      return Math.max(0, age.toSeconds()) + " s ago";
    }
    if (age.toMinutes() < 60) {
      return age.toMinutes() + " min ago";
    }
    return age.toHours() < 48 ? age.toHours() + " h ago" : age.toDays() + " days ago";
  }
}
