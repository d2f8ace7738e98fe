package org.fingerpost.route.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fingerpost.route.flow.RouteBoard.State;
import org.fingerpost.route.flow.RouteBoard.Status;

/** What one route told of itself. Safe for use by many threads. */
final class RouteMemory {
  private final Duration lateAfter;
  private final RunHistory history = new RunHistory();
  private volatile Status status;

  /**
   * Remembers from now on.
   *
   * @param lateAfter how long after it last verified its source the route counts as late
   */
  RouteMemory(Status start, Duration lateAfter) {
    this.status = start;
    this.lateAfter = lateAfter;
  }

  /** As the route told last. */
  Status last() {
    return status;
  }

  /** How the route is doing at that moment. */
  Status at(Instant now) {
    Status told = status;
    boolean isLate =
        told.state() == State.FRESH
            && told.lastVerified().map(at -> at.plus(lateAfter).isBefore(now)).orElse(false);
    return isLate ? told.in(State.LATE, lateCause(told), now) : told;
  }

  private static String lateCause(Status told) {
    return "Nothing has been heard from this route since %s. See the log of the process that runs it."
        .formatted(told.lastVerified().orElseThrow());
  }

  synchronized void working(Instant now) {
    status = seen(in(State.FRESH, "", now), status.lastChange(), Optional.of(now));
    ran(now);
  }

  synchronized void failing(State state, String cause, Instant now) {
    status = in(state, cause, now);
    ran(now);
  }

  private Status in(State state, String cause, Instant now) {
    return status.in(state, cause, status.state() == state ? status.since() : now);
  }

  private void ran(Instant now) {
    history.add(now, status.state(), status.cause(), status.counts());
  }

  synchronized void changed(Instant now) {
    status = seen(status, Optional.of(now), status.lastVerified());
  }

  synchronized void count(String what, long more) {
    Map<String, Long> sums = new TreeMap<>(status.counts());
    sums.merge(what, more, Long::sum);
    status =
        new Status(
            status.stage(),
            status.member(),
            status.dataset(),
            status.state(),
            status.cause(),
            status.since(),
            status.lastChange(),
            status.lastVerified(),
            Map.copyOf(sums));
  }

  private static Status seen(Status as, Optional<Instant> change, Optional<Instant> verified) {
    return new Status(
        as.stage(),
        as.member(),
        as.dataset(),
        as.state(),
        as.cause(),
        as.since(),
        change,
        verified,
        as.counts());
  }

  synchronized List<RouteRun> runs() {
    return history.latest();
  }
}
