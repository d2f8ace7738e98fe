package org.fingerpost.route.flow;

import java.time.Instant;
import java.util.Map;
import org.fingerpost.route.flow.RouteBoard.State;

/**
 * One look of a route at its source, or several in a row that came to the same.
 *
 * @param cause why it failed; empty where it did not
 * @param counts records of this run, such as {@code sent}; empty where nothing was new
 */
public record RouteRun(
    Instant from, Instant to, int looks, State state, String cause, Map<String, Long> counts) {
  boolean isLike(State other, String otherCause) {
    return state == other && cause.equals(otherCause);
  }
}
