package org.fingerpost.route.search;

import java.util.OptionalDouble;
import org.fingerpost.route.places.Point;

/**
 * From where distances are told.
 *
 * @param metres how far what is found may be; empty for however far
 */
record Reach(Point centre, OptionalDouble metres) {
  /** What lies within reach, as an index finds it. */
  SqlText within() {
    SqlText sql = new SqlText();
    metres.ifPresent(
        radius ->
            sql.add(
                "grid <@ circle(on_grid(point(?, ?)), ?)",
                centre.longitude(),
                centre.latitude(),
                radius));
    return sql;
  }

  /** Metres from the centre to an entry. */
  SqlText distance() {
    return new SqlText()
        .add("grid <-> on_grid(point(?, ?))", centre.longitude(), centre.latitude());
  }
}
