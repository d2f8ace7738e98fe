package org.fingerpost.connector.calendar;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;

/**
 * What the zones that calendars name are called here: by the names of the zone database, by those
 * of Windows, by the sentences that Outlook shows, or as the file itself describes them.
 */
final class ZoneNames {
  /** Within longer names, such as {@code /citadel.org/20070227_1/Europe/London}. */
  private static final Pattern DATABASE_NAME =
      Pattern.compile(
          "(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/[A-Za-z_/+-]+$");

  /** From Unicode's windowsZones, for this country; the library's own table has mistakes here. */
  private static final Map<String, String> NEAR =
      Map.of(
          "gmt standard time", "Europe/London",
          "gmt daylight time", "Europe/London",
          "greenwich standard time", "Atlantic/Reykjavik",
          "w. europe standard time", "Europe/Berlin",
          "romance standard time", "Europe/Paris",
          "central europe standard time", "Europe/Budapest",
          "e. europe standard time", "Europe/Chisinau",
          "eastern standard time", "America/New_York",
          "utc", "UTC",
          "coordinated universal time", "UTC");

  private static final List<String> LONDON = List.of("london", "edinburgh", "greenwich mean time");

  private final Map<String, Part> described = new HashMap<>();
  private final ZoneId member;

  /**
   * The zones of one file.
   *
   * @param member the zone of times that name none
   */
  ZoneNames(List<Part> zones, ZoneId member) {
    zones.forEach(zone -> described.put(zone.text("TZID"), zone));
    this.member = member;
  }

  ZoneId member() {
    return member;
  }

  /** The zone of that name; empty where nobody knows it. */
  Optional<ZoneId> zone(String name) {
    return parsed(name)
        .or(() -> windows(name))
        .or(() -> within(name))
        .or(() -> shown(name))
        .or(() -> asDescribed(name));
  }

  private static Optional<ZoneId> parsed(String name) {
    try {
      return Optional.of(ZoneId.of(name.strip()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<ZoneId> windows(String name) {
    String folded = name.strip().toLowerCase(Locale.ROOT);
    return Optional.ofNullable(NEAR.get(folded))
        .or(() -> Optional.ofNullable(Windows.NAMES.get(folded)))
        .flatMap(ZoneNames::parsed);
  }

  private static Optional<ZoneId> within(String name) {
    Matcher found = DATABASE_NAME.matcher(name.strip());
    return found.find() ? parsed(found.group()) : Optional.empty();
  }

  /** Such as {@code (UTC+00:00) Dublin, Edinburgh, Lisbon, London}. */
  private static Optional<ZoneId> shown(String name) {
    String folded = name.toLowerCase(Locale.ROOT);
    return LONDON.stream().anyMatch(folded::contains)
        ? Optional.of(ZoneId.of("Europe/London"))
        : Optional.empty();
  }

  /** By the file's own word for it, or by its offsets. */
  private Optional<ZoneId> asDescribed(String name) {
    Part zone = described.get(name);
    if (zone == null) {
      return Optional.empty();
    }
    return parsed(zone.text("X-LIC-LOCATION")).or(() -> byOffsets(zone));
  }

  private Optional<ZoneId> byOffsets(Part zone) {
    Optional<ZoneOffset> standard = offset(zone, "STANDARD");
    Optional<ZoneOffset> daylight = offset(zone, "DAYLIGHT");
    if (standard.isPresent() && daylight.isPresent()) {
      return Rules.isLike(member, standard.get(), daylight.get())
          ? Optional.of(member)
          : Optional.empty();
    }
    return standard.or(() -> daylight).map(ZoneId.class::cast);
  }

  private static Optional<ZoneOffset> offset(Part zone, String season) {
    return zone.parts().stream()
        .filter(part -> part.name().equals(season))
        .reduce((earlier, later) -> later)
        .map(part -> part.text("TZOFFSETTO"))
        .flatMap(ZoneNames::parsedOffset);
  }

  private static Optional<ZoneOffset> parsedOffset(String text) {
    try {
      return Optional.of(ZoneOffset.of(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** How a zone keeps its clocks now. */
  private static final class Rules {
    static boolean isLike(ZoneId zone, ZoneOffset standard, ZoneOffset daylight) {
      java.time.Instant now = java.time.Instant.now();
      var next = zone.getRules().nextTransition(now);
      if (next == null) {
        return false;
      }
      ZoneOffset summer = next.isGap() ? next.getOffsetAfter() : next.getOffsetBefore();
      return zone.getRules().getStandardOffset(now).equals(standard) && summer.equals(daylight);
    }
  }

  /** The library's table: names and what Outlook shows, before an equals sign, and the zone. */
  private static final class Windows {
    static final Map<String, String> NAMES = load();

    private static Map<String, String> load() {
      Map<String, String> names = new HashMap<>();
      String table = "/net/fortuna/ical4j/transform/compliance/msTimezones";
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(
                  Objects.requireNonNull(CalendarBuilder.class.getResourceAsStream(table), table),
                  StandardCharsets.UTF_8))) {
        lines.lines().forEach(line -> note(line, names));
        return names;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void note(String line, Map<String, String> names) {
      int equals = line.lastIndexOf('=');
      if (equals > 0) {
        for (String name : line.substring(0, equals).split(";")) {
          names.put(name.strip().toLowerCase(Locale.ROOT), line.substring(equals + 1).strip());
        }
      }
    }
  }
}
