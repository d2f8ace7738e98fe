package org.fingerpost.infra.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fingerpost.infra.hub.Hub;
import org.fingerpost.infra.hub.HubSettings;
import org.fingerpost.route.flow.FlowMetrics;
import org.fingerpost.schema.Json;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The alert rules and the dashboard that are shipped, held against a hub's own metrics. */
class AlertsTest {
  private static final Path DEPLOY = Path.of("deploy");
  private static final Path RULES = DEPLOY.resolve("prometheus/alerts.yaml");
  private static final Path RUNBOOK = Path.of("docs/runbook");
  private static final Pattern METRIC = Pattern.compile("\\b(?:fingerpost|jvm)_[a-z_]+\\b");
  private static final Pattern NAME = Pattern.compile("(?m)^([a-z_]+)(?:\\{| )");

  @TempDir Path data;

  @Test
  void every_metric_that_an_alert_or_the_dashboard_names_is_one_of_the_hub() throws Exception {
    Set<String> named = new TreeSet<>();
    rules().forEach(rule -> named.addAll(metrics(rule.get("expr").toString())));
    dashboard().findValuesAsText("expr").forEach(expression -> named.addAll(metrics(expression)));
    try (Hub hub = Hub.start(HubSettings.embedded(data, 0), List.of(), line -> {})) {
      Set<String> there = names(get(hub.address().resolve("/metrics")));
      there.addAll(ofTheFlow());
      assertThat(named).hasSizeGreaterThan(10);
      assertThat(there).containsAll(named);
      assertThat(get(hub.address().resolve("/metrics")))
          .contains("fingerpost_hub_address{address=\"%s\"} 1".formatted(hub.address()));
      assertThat(get(hub.address().resolve("/ops/runbook/route-unwell")))
          .contains("<h1>A route has been unwell", "<code>fingerpost resume NAME</code>");
      assertThat(get(hub.address().resolve("/ops/runbook/..%2Fsecret")))
          .contains("There is no such page");
    }
  }

  /** Counters are there from the first record on, of which a hub without members has none. */
  private static Set<String> ofTheFlow() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    FlowMetrics metrics = new FlowMetrics(registry);
    metrics.in("collect", 1);
    metrics.out("collect", 1);
    metrics.refused("collect", "no-key", 1);
    metrics.replayed("collect", 1);
    metrics.failed("collect");
    metrics.batch("collect").record(Duration.ofMillis(1));
    return names(registry.scrape());
  }

  @Test
  void every_alert_says_what_it_means_and_leads_to_a_page_that_says_what_to_do()
      throws IOException {
    assertThat(rules()).hasSizeGreaterThan(5);
    for (Map<?, ?> rule : rules()) {
      Map<?, ?> told = (Map<?, ?>) rule.get("annotations");
      assertThat(told.get("summary").toString()).isNotBlank();
      assertThat(((Map<?, ?>) rule.get("labels")).get("severity")).isIn("page", "ticket");
      assertThat(rule.get("for").toString()).matches("[0-9]+[mh]");
      String address = told.get("runbook_url").toString();
      Path page = RUNBOOK.resolve(address.substring(address.lastIndexOf('/') + 1) + ".md");
      assertThat(page).exists();
      assertThat(Files.readString(page))
          .contains(rule.get("alert").toString(), rule.get("expr").toString(), "1. ");
    }
  }

  @Test
  void prometheus_itself_takes_the_rules() throws Exception {
    promtool("check", "rules", RULES.toString());
  }

  @Test
  void each_alert_fires_when_it_should_and_leads_to_the_hubs_own_runbook() throws Exception {
    promtool("test", "rules", DEPLOY.resolve("prometheus/alerts-test.yaml").toString());
  }

  private static void promtool(String... arguments) throws Exception {
    Assumptions.assumeTrue(
        List.of(System.getenv("PATH").split(":")).stream()
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool"))),
        "promtool is not on the path");
    List<String> command = new ArrayList<>(List.of("promtool"));
    command.addAll(List.of(arguments));
    Process check = new ProcessBuilder(command).inheritIO().start();
    assertThat(check.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(check.exitValue()).isZero();
  }

  private static List<Map<?, ?>> rules() throws IOException {
    Object loaded =
        new Load(LoadSettings.builder().build()).loadFromString(Files.readString(RULES));
    List<Map<?, ?>> rules = new ArrayList<>();
    for (Object group : (List<?>) ((Map<?, ?>) loaded).get("groups")) {
      ((List<?>) ((Map<?, ?>) group).get("rules")).forEach(rule -> rules.add((Map<?, ?>) rule));
    }
    return rules;
  }

  private static JsonNode dashboard() throws IOException {
    return Json.MAPPER.readTree(Files.readAllBytes(DEPLOY.resolve("grafana/fingerpost.json")));
  }

  private static Set<String> metrics(String expression) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = METRIC.matcher(expression);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }

  private static Set<String> names(String scrape) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = NAME.matcher(scrape);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  private static String get(URI address) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
