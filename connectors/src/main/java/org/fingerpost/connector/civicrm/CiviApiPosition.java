package org.fingerpost.connector.civicrm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import org.fingerpost.connector.Position;
import org.fingerpost.schema.Json;

/**
 * How far the changes of an entity were read: the time of the last change, as the site writes it,
 * in the wall time of its own zone.
 *
 * @param shape of what was read; a position of another is worth nothing
 */
record CiviApiPosition(String shape, String time) {
  private static final DateTimeFormatter WALL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final Duration AN_HOUR = Duration.ofHours(1);

  static CiviApiPosition parse(Position position, String shape) {
    if (!position.isStart()) {
      try {
        ObjectNode json = Json.readObject(position.text().getBytes(StandardCharsets.UTF_8));
        if (json.path("shape").asText().equals(shape)) {
          return new CiviApiPosition(shape, json.path("time").asText());
        }
      } catch (Json.MalformedJsonException e) {
        // Another connector's: all is read again.
      }
    }
    return new CiviApiPosition(shape, "");
  }

  Position toPosition() {
    ObjectNode json = Json.object().put("shape", shape).put("time", time);
    return new Position(new String(Json.write(json), StandardCharsets.UTF_8));
  }

  /** A moment as the site writes it. */
  static String wall(Instant moment, ZoneId zone) {
    return LocalDateTime.ofInstant(moment, zone).format(WALL);
  }

  /**
   * Where the next reading starts: the lag before the time, and an hour more while the clocks may
   * have gone back, for then the same wall times come twice.
   */
  String start(Duration lag, ZoneId zone) {
    if (time.isEmpty()) {
      return "0001-01-01 00:00:00";
    }
    try {
      LocalDateTime reached = LocalDateTime.parse(time, WALL);
      Duration back = clocksWentBackAround(reached, zone) ? lag.plus(AN_HOUR) : lag;
      return reached.minus(back).format(WALL);
    } catch (DateTimeException e) {
      return time;
    }
  }

  private static boolean clocksWentBackAround(LocalDateTime reached, ZoneId zone) {
    Instant before = reached.minusHours(3).atZone(zone).toInstant();
    ZoneOffsetTransition next = zone.getRules().nextTransition(before);
    return next != null
        && next.isOverlap()
        && next.getInstant().isBefore(reached.plusHours(3).atZone(zone).toInstant());
  }
}
