package org.fingerpost.infra.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fingerpost.infra.hub.TraceCollector.Told;
import org.fingerpost.schema.SourceKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TracesTest {
  private static final String RECORD = new SourceKey("spreadsheets", "groups", "1").id().toString();

  @TempDir Path data;
  @TempDir Path exports;

  @Test
  void a_record_has_one_trace_from_its_member_to_the_feed_and_a_new_version_another()
      throws Exception {
    type("1,Malvern Chess Club");
    try (TraceCollector collector = new TraceCollector();
        Hub hub = start(collector)) {
      await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertWhole(collector.spans(), 1));
      type("1,Malvern Chess and Draughts Club");
      await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertWhole(collector.spans(), 2));
      assertThat(collector.spans().toString()).doesNotContain("Chess", "Draughts");
      type("1,");
      await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertRefused(collector.spans()));
    }
  }

  private static void assertRefused(List<Told> spans) {
    Told refused =
        spans.stream()
            .filter(span -> span.all().contains("fingerpost.refused"))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no span of a refusal"));
    assertThat(refused.name()).isEqualTo("normalise");
    assertThat(refused.all()).contains(RECORD, "required");
    assertThat(spans)
        .filteredOn(span -> span.trace().equals(refused.trace()))
        .extracting(Told::name)
        .containsOnly("collect", "normalise");
  }

  private void type(String row) {
    Members.write(exports.resolve("offers.csv"), "id,group,Offer");
    Members.write(exports.resolve("groups.csv"), "id,GroupName", row);
  }

  private Hub start(TraceCollector collector) throws InterruptedException {
    return Hub.start(
        HubSettings.embedded(data, 0).withTraces(new TraceSettings(collector.address(), 1)),
        List.of(Members.ofFiles(exports)),
        line -> {});
  }

  private static void assertWhole(List<Told> spans, int traces) {
    Map<String, Map<String, Told>> byTrace =
        spans.stream()
            .filter(span -> span.all().contains(RECORD))
            .collect(
                Collectors.groupingBy(
                    Told::trace,
                    Collectors.toMap(Told::name, span -> span, (one, again) -> again)));
    assertThat(byTrace).hasSize(traces);
    for (Map<String, Told> trace : byTrace.values()) {
      assertThat(trace).containsOnlyKeys("collect", "normalise", "resolve", "publish");
      assertThat(trace.get("collect").parent()).isEmpty();
      assertThat(trace.get("normalise").parent()).isEqualTo(trace.get("collect").span());
      assertThat(trace.get("resolve").parent()).isEqualTo(trace.get("normalise").span());
      assertThat(trace.get("publish").parent()).isEqualTo(trace.get("resolve").span());
    }
  }

  @Test
  void settings_that_cannot_be_understood_are_told_in_a_sentence() {
    assertThat(TraceSettings.read(Map.of())).isEmpty();
    assertThat(
            TraceSettings.read(
                Map.of(
                    "FINGERPOST_TRACES_URL", "https://traces.example.org/v1/traces",
                    "FINGERPOST_TRACES_SHARE", "0.01")))
        .hasValueSatisfying(settings -> assertThat(settings.share()).isEqualTo(0.01));
    assertThatThrownBy(() -> TraceSettings.read(Map.of("FINGERPOST_TRACES_URL", "localhost")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("no address of a collector");
    assertThatThrownBy(
            () ->
                TraceSettings.read(
                    Map.of(
                        "FINGERPOST_TRACES_URL", "http://x/v1/traces",
                        "FINGERPOST_TRACES_SHARE", "all")))
        .hasMessageContaining("Write a number above 0");
  }
}
