package org.fingerpost.route.search;

import java.util.OptionalDouble;
import org.fingerpost.route.places.Point;

/**
 * From where distances are told.
 *
 * @param metres how far what is found may be; empty for however far
 */
record Reach(Point centre, OptionalDouble metres) {
  /** The straight line from there to an entry; the unit is the radius of the earth. */
  static final String LINE = "earth <-> on_earth(point(?, ?))";

  /** What lies within reach, as an index finds it. */
  SqlText within() {
    SqlText sql = new SqlText();
    if (metres.isPresent()) {
      double line = Point.lineOf(metres.getAsDouble());
      sql.add("earth <@ cube_enlarge(on_earth(point(?, ?)), ?, 3)", longitude(), latitude(), line);
      sql.add(" AND " + LINE + " <= ?", longitude(), latitude(), line);
    }
    return sql;
  }

  SqlText line() {
    return new SqlText().add(LINE, longitude(), latitude());
  }

  private double longitude() {
    return centre.longitude();
  }

  private double latitude() {
    return centre.latitude();
  }
}
