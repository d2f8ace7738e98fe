package org.fingerpost.route.operate;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.fingerpost.route.flow.RouteBoard;
import org.fingerpost.route.flow.RouteBoard.Status;

/** The health of the routes as numbers to alert on. */
final class RouteGauges {
  private RouteGauges() {}

  /**
   * Registers {@code fingerpost.routes} and {@code fingerpost.routes.unwell}, and {@code
   * fingerpost.routes.lag}, the age in seconds of the oldest verification.
   *
   * <p>Alert when {@code fingerpost.routes.unwell} is above zero for longer than a member's longest
   * poll: {@code /health/routes} says which and why.
   */
  static void bind(RouteBoard board, MeterRegistry registry, Clock clock) {
    Gauge.builder("fingerpost.routes", () -> count(board, status -> true)).register(registry);
    Gauge.builder(
            "fingerpost.routes.unwell",
            () -> count(board, status -> !Freshness.of(status, clock.instant()).isWell()))
        .register(registry);
    Gauge.builder("fingerpost.routes.lag", () -> oldest(board.all(), clock))
        .baseUnit("seconds")
        .register(registry);
  }

  private static long count(RouteBoard board, Predicate<Status> which) {
    return board.all().stream().filter(which).count();
  }

  private static double oldest(List<Status> routes, Clock clock) {
    return routes.stream()
        .flatMap(status -> Freshness.of(status, clock.instant()).lag().stream())
        .mapToDouble(Duration::toSeconds)
        .max()
        .orElse(0);
  }
}
