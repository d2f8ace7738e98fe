package org.fingerpost.route.operate;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.fingerpost.route.control.CanaryTable;
import org.fingerpost.route.flow.RouteBoard;
import org.fingerpost.route.web.WebRequest;
import org.fingerpost.route.web.WebResponse;
import org.fingerpost.route.web.WebRoutes;

/** Health, metrics and the status page, on the hub's HTTP server. */
public final class OperateRoutes extends WebRoutes {
  private static final Duration TELL_EVERY = Duration.ofSeconds(2);
  private static final Duration FIGURES_EVERY = Duration.ofSeconds(15);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final DataSource database;
  private final RouteBoard board;
  private final UnaryOperator<String> memberNames;
  private final PrometheusMeterRegistry registry;
  private final Clock clock;
  private final String publicAddress;
  private final Readiness readiness;

  /**
   * Reads these and changes none.
   *
   * @param admin stays the caller's to close, after Camel has stopped
   * @param memberNames from a member's id to what it is called
   * @param publicAddress where others reach the hub
   */
  public OperateRoutes(
      DataSource database,
      Admin admin,
      RouteBoard board,
      UnaryOperator<String> memberNames,
      PrometheusMeterRegistry registry,
      Clock clock,
      String publicAddress) {
    this.database = database;
    this.board = board;
    this.memberNames = memberNames;
    this.registry = registry;
    this.clock = clock;
    this.publicAddress = publicAddress;
    this.readiness =
        new Readiness(
            List.of(new BrokerDependency(admin), new DatabaseDependency(database)), PATIENCE);
  }

  @Override
  public void configure() throws Exception {
    getContext().addService(new Closing(readiness), true);
    KnownCanaries routes = new KnownCanaries(board, new CanaryTable(database));
    tellRoutes(routes);
    HealthChecks.register(getContext(), readiness, routes, clock);
    HealthEndpoints health = new HealthEndpoints(readiness, routes, clock);
    serve("operate-live", "/health/live", health::live);
    serve("operate-ready", "/health/ready", health::ready);
    serve("operate-routes", "/health/routes", health::routes);
    serve("operate-metrics", "/metrics", this::metrics);
    Runbook runbook = new Runbook();
    serve("operate-runbook", "/ops/runbook/{page}", runbook);
    serve("operate-runbook-list", "/ops/runbook", request -> runbook.list());
    serve(
        "operate-status",
        "/status",
        new StatusPage(readiness, routes, database, memberNames, clock));
    RouteGauges.bind(routes, registry, clock);
    RouteGauges.bindAddress(publicAddress, registry);
    StoredGauges stored = new StoredGauges(database);
    stored.bind(registry);
    from("timer:operate-figures?delay=2000&period=" + FIGURES_EVERY.toMillis())
        .routeId("operate-figures")
        .process(exchange -> stored.look());
  }

  private void tellRoutes(KnownCanaries routes) throws Exception {
    RouteTeller teller = new RouteTeller(board, new RouteTable(database, clock), routes);
    getContext().addService(new Closing(teller), true);
    from("timer:operate-tell?delay=1000&period=" + TELL_EVERY.toMillis())
        .routeId("operate-tell")
        .process(exchange -> teller.turn());
  }

  private WebResponse metrics(WebRequest request) {
    return WebResponse.of(
            200,
            "text/plain; version=0.0.4; charset=utf-8",
            registry.scrape().getBytes(StandardCharsets.UTF_8))
        .with("Cache-Control", "no-store");
  }
}
