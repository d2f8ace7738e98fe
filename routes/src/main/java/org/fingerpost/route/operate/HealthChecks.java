package org.fingerpost.route.operate;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.fingerpost.route.flow.RouteBoard.Status;

/**
 * What {@code /health} answers, as checks in Camel's registry: one for the broker, one for the
 * joint database, and one for each route that this process has by then. A check has the verdict
 * that the page has, since both ask the same.
 */
final class HealthChecks implements HealthCheckRepository {
  private static final String GROUP = "fingerpost";

  private final KnownCanaries routes;
  private final Clock clock;
  private boolean enabled = true;

  private HealthChecks(KnownCanaries routes, Clock clock) {
    this.routes = routes;
    this.clock = clock;
  }

  /** Registers them with that context, where it has a registry. */
  static void register(
      CamelContext context, Readiness readiness, KnownCanaries routes, Clock clock) {
    HealthCheckRegistry registry = HealthCheckRegistry.get(context);
    if (registry != null) {
      registry.setExposureLevel("full"); // what is well is told too, as on the pages
      readiness.names().forEach(name -> registry.register(new OfNeed(readiness, name)));
      registry.register(new HealthChecks(routes, clock));
    }
  }

  @Override
  public String getId() {
    return "fingerpost-routes";
  }

  @Override
  public boolean isEnabled() {
    return enabled;
  }

  @Override
  public void setEnabled(boolean isEnabled) {
    enabled = isEnabled;
  }

  @Override
  public Stream<HealthCheck> stream() {
    Instant now = clock.instant();
    return enabled
        ? routes.routes(now).stream().map(route -> new OfRoute(route.status(), now))
        : Stream.of();
  }

  private static HealthCheckResultBuilder verdict(
      HealthCheckResultBuilder builder, boolean isWell, String cause) {
    return isWell ? builder.up() : builder.down().message(cause);
  }

  /** Of one of the engines. */
  private static final class OfNeed extends AbstractHealthCheck {
    private final Readiness readiness;
    private final String name;

    OfNeed(Readiness readiness, String name) {
      super(GROUP, GROUP + '-' + name);
      this.readiness = readiness;
      this.name = name;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
      readiness.answers().stream()
          .filter(answer -> answer.name().equals(name))
          .forEach(answer -> verdict(builder, answer.isThere(), answer.advice()));
    }
  }

  /** Of one route, as it stood when the checks were asked for. */
  private static final class OfRoute extends AbstractHealthCheck {
    private final Status status;
    private final Freshness freshness;

    OfRoute(Status status, Instant now) {
      super(GROUP, "route-" + status.stage() + '/' + status.member() + '/' + status.dataset());
      this.status = status;
      this.freshness = Freshness.of(status, now);
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
      verdict(builder, freshness.isWell(), freshness.cause())
          .detail("state", status.state().name().toLowerCase(Locale.ROOT));
    }
  }
}
