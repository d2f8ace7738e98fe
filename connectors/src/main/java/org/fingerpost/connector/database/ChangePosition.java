package org.fingerpost.connector.database;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.fingerpost.connector.Position;
import org.fingerpost.schema.Json;

/**
 * How far the changes of a table have been read.
 *
 * <p>Why a position is a time alone, without the key of the last row: rows that share a time (an
 * import gives one to thousands) may be committed by several transactions, in any order of keys. So
 * the group of the last time is always read again, and no key could make that safe to leave out,
 * until the position is settled; then every row of that time has been seen.
 *
 * @param shape what was read; a position of another shape (a column more, another table) is worth
 *     nothing
 * @param time the database's own text of the last time reached
 * @param reached the database's clock, in milliseconds, when that time was first reached
 * @param settled whether every transaction that ran when the time was reached has ended since, by
 *     the lag that the member promises; until then a reading starts that lag before the time
 */
record ChangePosition(String shape, String time, long reached, boolean settled) {
  /** Nothing read yet. */
  static ChangePosition start(String shape) {
    return new ChangePosition(shape, "", 0, false);
  }

  /** Reads what {@link #toPosition} wrote; anything else is the start, which loses nothing. */
  static ChangePosition parse(Position position, String shape) {
    if (position.isStart()) {
      return start(shape);
    }
    try {
      ObjectNode json = Json.readObject(position.text().getBytes(StandardCharsets.UTF_8));
      JsonNode time = json.path("time");
      boolean same = shape.equals(json.path("shape").asText()) && time.isTextual();
      return same
          ? new ChangePosition(
              shape,
              time.textValue(),
              json.path("reached").asLong(),
              json.path("settled").asBoolean())
          : start(shape);
    } catch (Json.MalformedJsonException e) {
      return start(shape);
    }
  }

  Position toPosition() {
    if (isStart()) {
      return Position.START;
    }
    ObjectNode json = Json.object();
    json.put("shape", shape).put("time", time).put("reached", reached).put("settled", settled);
    return new Position(new String(Json.write(json), StandardCharsets.UTF_8));
  }

  boolean isStart() {
    return time.isEmpty();
  }

  /** The position at that time, by a snapshot of that clock. */
  ChangePosition at(String newTime, long clock) {
    return newTime.equals(time) ? this : new ChangePosition(shape, newTime, clock, false);
  }

  /** The position when a whole reading has ended here. */
  ChangePosition ended(long clock, long lagMillis) {
    boolean quiet = settled || clock >= reached + 2 * lagMillis;
    return isStart() ? this : new ChangePosition(shape, time, reached, quiet);
  }
}
