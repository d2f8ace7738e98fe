package org.fingerpost.route.operate;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.fingerpost.route.flow.RouteBoard.State;
import org.fingerpost.route.flow.RouteBoard.Status;

/**
 * How a route is doing, in words for who has to put it right.
 *
 * @param word the state as it stands in answers, such as {@code fresh}
 * @param cause a sentence; empty while all is well
 * @param lag how long ago the route last knew that it had seen everything there was
 */
record Freshness(String word, boolean isWell, String cause, Optional<Duration> lag) {
  /** A route that starts reads its source at once; one that takes longer needs to say why. */
  private static final Duration TIME_TO_START = Duration.ofMinutes(2);

  static Freshness of(Status status, Instant now) {
    boolean isSlow = isSlowToStart(status, now);
    return new Freshness(
        word(status.state()),
        isWell(status.state()) && !isSlow,
        isSlow ? slowCause(status) : cause(status),
        status.lastVerified().map(verified -> nonNegative(Duration.between(verified, now))));
  }

  private static boolean isSlowToStart(Status status, Instant now) {
    return status.state() == State.STARTING && status.since().plus(TIME_TO_START).isBefore(now);
  }

  private static boolean isWell(State state) {
    return state == State.FRESH || state == State.STARTING;
  }

  private static String word(State state) {
    return switch (state) {
      case STARTING -> "starting";
      case FRESH -> "fresh";
      case LATE -> "late";
      case FAILING_RETRIABLE -> "failing, trying again";
      case FAILING_PERSON -> "failing, needs a person";
      case HELD -> "held, needs a person";
      case PAUSED -> "paused";
    };
  }

  private static String slowCause(Status status) {
    return "It has been starting since %s and has not looked at its source. See the hub's log."
        .formatted(status.since());
  }

  private static String cause(Status status) {
    boolean needsWords = !isWell(status.state()) && status.cause().isBlank();
    return needsWords ? "It gave no cause. See the hub's log." : status.cause();
  }

  /** Clocks may be set back. */
  private static Duration nonNegative(Duration duration) {
    return duration.isNegative() ? Duration.ZERO : duration;
  }
}
