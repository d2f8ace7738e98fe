package org.fingerpost.route.operate;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.fingerpost.route.flow.RouteBoard.State;
import org.fingerpost.route.flow.RouteBoard.Status;

/** The health of the routes as numbers to alert on. */
final class RouteGauges {
  private RouteGauges() {}

  /**
   * Registers these:
   *
   * <ul>
   *   <li>{@code fingerpost.routes}: routes of this process. Alert when it falls.
   *   <li>{@code fingerpost.routes.unwell}: those that somebody should look at. Alert when it is
   *       above zero for longer than a member's longest poll; {@code /health/routes} says which and
   *       why.
   *   <li>{@code fingerpost.routes.state}, by state: how many are in it. Alert on {@code
   *       failing_person} and {@code held} at once: they do not mend by themselves.
   *   <li>{@code fingerpost.routes.lag}: age in seconds of the oldest verification. Alert above the
   *       longest full poll that you accept.
   *   <li>{@code fingerpost.canary.lag}: how far in seconds the joint database is behind the member
   *       that is furthest ahead of it. Alert above five minutes.
   *   <li>{@code fingerpost.records.waiting}, by stage: records that stand before it. Alert when it
   *       grows for an hour.
   * </ul>
   */
  static void bind(KnownCanaries routes, MeterRegistry registry, Clock clock) {
    Gauge.builder("fingerpost.routes", () -> count(routes, clock, status -> true))
        .register(registry);
    Gauge.builder(
            "fingerpost.routes.unwell",
            () -> count(routes, clock, status -> !Freshness.of(status, clock.instant()).isWell()))
        .register(registry);
    for (State state : State.values()) {
      Gauge.builder(
              "fingerpost.routes.state",
              () -> count(routes, clock, status -> status.state() == state))
          .tag("state", state.name().toLowerCase(Locale.ROOT))
          .register(registry);
    }
    Gauge.builder("fingerpost.routes.lag", () -> oldest(routes, clock))
        .baseUnit("seconds")
        .register(registry);
    for (String stage : List.of("normalise", "resolve")) {
      Gauge.builder("fingerpost.records.waiting", () -> routes.waiting(stage))
          .tag("stage", stage)
          .register(registry);
    }
    Gauge.builder("fingerpost.canary.lag", () -> slowest(routes, clock))
        .baseUnit("seconds")
        .register(registry);
  }

  /**
   * Registers {@code fingerpost.hub.address}, always 1: its label {@code address} says where the
   * hub is reached, so that an alert can lead to the hub's own runbook.
   */
  static void bindAddress(String address, MeterRegistry registry) {
    Gauge.builder("fingerpost.hub.address", () -> 1)
        .tag("address", address.replaceAll("/+$", ""))
        .register(registry);
  }

  private static long count(KnownCanaries routes, Clock clock, Predicate<Status> which) {
    return routes.routes(clock.instant()).stream().map(RouteState::status).filter(which).count();
  }

  private static double oldest(KnownCanaries routes, Clock clock) {
    Instant now = clock.instant();
    return routes.routes(now).stream()
        .flatMap(route -> Freshness.of(route.status(), now).lag().stream())
        .mapToDouble(Duration::toSeconds)
        .max()
        .orElse(0);
  }

  private static double slowest(KnownCanaries routes, Clock clock) {
    return routes.routes(clock.instant()).stream()
        .flatMap(route -> route.toJoint().stream())
        .mapToDouble(lag -> lag.toMillis() / 1_000.0)
        .max()
        .orElse(0);
  }
}
