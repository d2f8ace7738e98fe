package org.fingerpost.route.operate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.fingerpost.embedded.EmbeddedBroker;
import org.fingerpost.embedded.EmbeddedDatabase;
import org.fingerpost.route.flow.FlowMetrics;
import org.fingerpost.route.flow.RouteBoard;
import org.fingerpost.route.joint.JointDatabase;
import org.fingerpost.route.web.HubServer;
import org.fingerpost.schema.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperateRoutesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @TempDir private Path folder;

  private final RouteBoard board = new RouteBoard(Clock.fixed(NOW, ZoneOffset.UTC));
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private EmbeddedBroker broker;
  private EmbeddedDatabase database;
  private Admin admin;
  private HubServer server;

  @BeforeEach
  void start() {
    broker = EmbeddedBroker.start(folder.resolve("broker"));
    database = EmbeddedDatabase.start(folder.resolve("database")).createDatabase("joint");
    JointDatabase.migrate(database.dataSource("joint"));
    admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    Clock later = Clock.fixed(NOW.plusSeconds(7), ZoneOffset.UTC);
    server =
        HubServer.start(
            new OperateRoutes(
                database.dataSource("joint"),
                admin,
                board,
                id -> "The " + id,
                registry,
                later,
                "https://hub.example.org"));
  }

  @AfterEach
  void stop() {
    server.close();
    admin.close(Duration.ZERO);
    database.close();
    broker.close();
  }

  @Test
  void it_is_ready_until_broker_or_database_goes_and_says_which_is_away() {
    Awaitility.await().until(() -> server.get("/health/ready").statusCode() == 200);
    assertThat(get("/health/ready").path("ready").asBoolean()).isTrue();

    database.close();
    HttpResponse<String> without = server.get("/health/ready");
    assertThat(without.statusCode()).isEqualTo(503);
    ObjectNode needs = json(without);
    assertThat(needs.at("/needs/broker/there").asBoolean()).isTrue();
    assertThat(needs.at("/needs/database/there").asBoolean()).isFalse();
    assertThat(needs.at("/needs/database/cause").asText()).contains("FINGERPOST_DATABASE_URL");

    broker.close();
    Awaitility.await()
        .until(() -> !json(server.get("/health/ready")).at("/needs/broker/there").asBoolean());
    assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
    assertThat(server.get("/status").body()).contains("The hub waits for something");
  }

  @Test
  void every_route_says_how_fresh_it_is_and_why_not() {
    board.line("collect", "evesham-vc", "groups", Duration.ofMinutes(1)).working();
    RouteBoard.Line held = board.line("collect", "wrec", "groups", Duration.ofMinutes(1));
    held.failing(RouteBoard.State.HELD, "40 of 90 records would be deleted; allow or refuse it.");
    held.count("read", 90);

    ObjectNode report = get("/health/routes");
    assertThat(report.path("well").asBoolean()).isFalse();
    assertThat(report.at("/routes/0/state").asText()).isEqualTo("fresh");
    assertThat(report.at("/routes/0/last_verified").asText()).isEqualTo("2026-11-22T12:00:00Z");
    assertThat(report.at("/routes/0/lag_seconds").asInt()).isEqualTo(7);
    assertThat(report.at("/routes/1/cause").asText()).startsWith("40 of 90 records");
    assertThat(report.at("/routes/1/counts/read").asInt()).isEqualTo(90);
    assertThat(server.get("/status").body())
        .contains("One route needs a look.", "The wrec", "40 of 90 records", "Joint records");
  }

  @Test
  void camels_own_health_checks_have_the_verdicts_of_the_pages() {
    board.line("collect", "evesham-vc", "groups", Duration.ofMinutes(1)).working();
    board
        .line("collect", "wrec", "groups", Duration.ofMinutes(1))
        .failing(RouteBoard.State.FAILING_PERSON, "The password is refused.");
    Awaitility.await().until(() -> server.get("/health/ready").statusCode() == 200);
    assertThat(checks())
        .containsEntry("fingerpost-broker", "UP ")
        .containsEntry("fingerpost-database", "UP ")
        .containsEntry("route-collect/evesham-vc/groups", "UP ")
        .containsEntry("route-collect/wrec/groups", "DOWN The password is refused.");
    broker.close();
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(checks().get("fingerpost-broker"))
                    .isEqualTo(
                        "DOWN "
                            + json(server.get("/health/ready"))
                                .at("/needs/broker/cause")
                                .asText()));
  }

  private Map<String, String> checks() {
    return HealthCheckHelper.invokeReadiness(server.camel()).stream()
        .collect(
            Collectors.toMap(
                result -> result.getCheck().getId(),
                result -> result.getState() + " " + result.getMessage().orElse("")));
  }

  @Test
  void metrics_hold_what_stages_count_and_how_many_routes_are_unwell() {
    new FlowMetrics(registry).in("normalise", 12);
    board
        .line("collect", "wrec", "groups", Duration.ofMinutes(1))
        .failing(RouteBoard.State.FAILING_PERSON, "The password is refused.");
    assertThat(server.get("/metrics").body())
        .contains("fingerpost_records_in_total{stage=\"normalise\"} 12.0")
        .contains("fingerpost_routes_unwell 1.0")
        .doesNotContain("password");
  }

  private ObjectNode get(String path) {
    HttpResponse<String> response = server.get(path);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    return json(response);
  }

  private static ObjectNode json(HttpResponse<String> response) {
    return Json.readObject(response.body().getBytes(StandardCharsets.UTF_8));
  }
}
