package org.fingerpost.route.operate;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.Admin;
import org.fingerpost.route.flow.RouteBoard;
import org.fingerpost.route.web.WebRequest;
import org.fingerpost.route.web.WebResponse;
import org.fingerpost.route.web.WebRoutes;

/** Health, metrics and the status page, on the hub's HTTP server. */
public final class OperateRoutes extends WebRoutes {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final DataSource database;
  private final RouteBoard board;
  private final UnaryOperator<String> memberNames;
  private final PrometheusMeterRegistry registry;
  private final Clock clock;
  private final Readiness readiness;

  /**
   * Reads these and changes none.
   *
   * @param admin stays the caller's to close, after Camel has stopped
   * @param memberNames from a member's id to what it is called
   */
  public OperateRoutes(
      DataSource database,
      Admin admin,
      RouteBoard board,
      UnaryOperator<String> memberNames,
      PrometheusMeterRegistry registry,
      Clock clock) {
    this.database = database;
    this.board = board;
    this.memberNames = memberNames;
    this.registry = registry;
    this.clock = clock;
    this.readiness =
        new Readiness(
            List.of(new BrokerDependency(admin), new DatabaseDependency(database)), PATIENCE);
  }

  @Override
  public void configure() throws Exception {
    getContext().addService(new Closing(readiness), true);
    HealthEndpoints health = new HealthEndpoints(readiness, board, clock);
    serve("operate-live", "/health/live", health::live);
    serve("operate-ready", "/health/ready", health::ready);
    serve("operate-routes", "/health/routes", health::routes);
    serve("operate-metrics", "/metrics", this::metrics);
    serve(
        "operate-status",
        "/status",
        new StatusPage(readiness, board, database, memberNames, clock));
    RouteGauges.bind(board, registry, clock);
  }

  private WebResponse metrics(WebRequest request) {
    return WebResponse.of(
            200,
            "text/plain; version=0.0.4; charset=utf-8",
            registry.scrape().getBytes(StandardCharsets.UTF_8))
        .with("Cache-Control", "no-store");
  }
}
