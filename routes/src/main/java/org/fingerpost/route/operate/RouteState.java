package org.fingerpost.route.operate;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.fingerpost.route.control.CanaryTable;
import org.fingerpost.route.flow.RouteBoard.State;
import org.fingerpost.route.flow.RouteBoard.Status;

/**
 * The state of a route, its cause, and the three figures behind it: {@code status.lastChange()},
 * {@code status.lastVerified()}, and the lag to the joint database.
 *
 * @param toJoint how far the joint database is behind the member, as its canaries tell; empty where
 *     the route serves no one member, or none has come through yet
 */
public record RouteState(Status status, Optional<Duration> toJoint) {
  /** A canary takes well under a second; one that takes this long is stuck behind something. */
  static final Duration LONGEST_WAY = Duration.ofMinutes(1);

  /** What the route tells, seen together with the canaries of its member. */
  static RouteState of(Status told, Map<String, CanaryTable.Standing> canaries, Instant now) {
    Optional<CanaryTable.Standing> canary = Optional.ofNullable(canaries.get(told.member()));
    Optional<Duration> lag = canary.flatMap(standing -> standing.lag(now));
    Optional<Instant> stuck =
        canary
            .flatMap(CanaryTable.Standing::waitingSince)
            .filter(since -> since.plus(LONGEST_WAY).isBefore(now));
    Status status =
        stuck.isPresent() && told.state() == State.FRESH ? late(told, stuck.get()) : told;
    return new RouteState(status, lag);
  }

  private static Status late(Status told, Instant sent) {
    return new Status(
        told.stage(),
        told.member(),
        told.dataset(),
        State.LATE,
        "The member's system answers, but what was sent from it at %s has not reached the joint database. Look at the routes normalise and resolve."
            .formatted(sent),
        sent.plus(LONGEST_WAY),
        told.lastChange(),
        told.lastVerified(),
        told.counts());
  }
}
