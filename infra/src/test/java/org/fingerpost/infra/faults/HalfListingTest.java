package org.fingerpost.infra.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.fingerpost.infra.hub.Hub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is missing from half a listing is not deleted. */
class HalfListingTest {
  private static final Duration LONG = Duration.ofSeconds(90);
  private static final int ROWS = 60;
  private static final String BRAKED =
      """
          poll: PT0.2S
          full_compare: PT0.3S
          brake: {number: 20, share: 0.1}
      """;

  @TempDir Path folder;

  private Engines engines;

  @BeforeEach
  void start() {
    engines = new Engines(folder.resolve("engines"));
  }

  @AfterEach
  void stop() {
    engines.close();
  }

  @Test
  void files_that_are_cut_or_empty_or_away_delete_nothing() throws Exception {
    Map<String, SheetDesk> desks = new LinkedHashMap<>();
    for (String member : List.of("cut", "empty", "headless", "gone", "away", "workbook")) {
      SheetDesk desk = new SheetDesk(member, folder.resolve(member));
      desk.describe(members(), Descriptors.EAGER);
      desks.put(member, desk);
      fill(desk);
    }
    workbook(desks.get("workbook"));
    Desk[] all = desks.values().toArray(Desk[]::new);
    try (Hub hub = hub()) {
      Flow.of(engines).awaitTruth(all);
      spoil(desks);
      for (Desk desk : all) {
        await()
            .atMost(LONG)
            .untilAsserted(
                () -> {
                  assertThat(state(hub, desk)).as(desk.member()).startsWith("failing");
                  assertThat(route(hub, desk).get("cause").asText()).isNotBlank();
                });
      }
      Flow.of(engines).awaitTruth(all);
      Flow.of(engines).assertEachOnceAndPublished(all);
    }
    Files.move(folder.resolve("unmounted"), folder.resolve("away"));
    for (SheetDesk desk : desks.values()) {
      Files.deleteIfExists(desk.file().resolveSibling("groups.xlsx"));
      desk.remove("1");
    }
    try (Hub hub = hub()) {
      Flow.of(engines).awaitTruth(all);
      Flow.of(engines).assertEachOnceAndPublished(all);
    }
  }

  private void spoil(Map<String, SheetDesk> desks) throws IOException {
    String text = desks.get("cut").text();
    desks.get("cut").export(text.substring(0, text.lastIndexOf("Group 30") + 4));
    desks.get("empty").export("");
    desks.get("headless").export(text.lines().findFirst().orElseThrow() + "\n");
    Files.delete(desks.get("gone").file());
    Files.move(folder.resolve("away"), folder.resolve("unmounted"));
    Path workbook = desks.get("workbook").file().resolveSibling("groups.xlsx");
    byte[] bytes = Files.readAllBytes(workbook);
    Files.write(workbook, java.util.Arrays.copyOf(bytes, bytes.length / 2));
  }

  /** The same rows in a workbook in place of the text. */
  private static void workbook(SheetDesk desk) throws IOException {
    Path file = desk.file().resolveSibling("groups.xlsx");
    Files.delete(desk.file());
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "tests", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("Groups");
      List<List<String>> lines = new ArrayList<>(List.of(Row.COLUMNS));
      desk.rows().values().forEach(row -> lines.add(row.cells()));
      for (int line = 0; line < lines.size(); line++) {
        for (int cell = 0; cell < lines.get(line).size(); cell++) {
          sheet.value(line, cell, lines.get(line).get(cell));
        }
      }
    }
  }

  @Test
  void many_rows_missing_at_once_wait_for_a_persons_word() throws Exception {
    SheetDesk desk = new SheetDesk("braked", folder.resolve("exports"));
    desk.describe(members(), BRAKED);
    fill(desk);
    String whole = desk.text();
    String firstTen = whole.lines().limit(11).reduce("", (text, line) -> text + line + "\n");
    try (Hub hub = hub()) {
      Flow.of(engines).awaitTruth(desk);
      desk.export(firstTen);
      await().atMost(LONG).until(() -> state(hub, desk).equals("held"));
      assertThat(route(hub, desk).get("cause").asText()).contains("50 of 60");
      Flow.of(engines).awaitTruth(desk);

      desk.export(whole);
      await().atMost(LONG).until(() -> state(hub, desk).equals("fresh"));
      Flow.of(engines).awaitTruth(desk);
      desk.remove("1");
      Flow.of(engines).awaitTruth(desk);

      desk.export(firstTen);
      await().atMost(LONG).until(() -> state(hub, desk).equals("held"));
      engines.joint().execute("UPDATE collect_brake SET approved = true");
      await().atMost(LONG).until(() -> engines.joint().truth().size() <= 10);
      await().atMost(LONG).until(() -> state(hub, desk).equals("fresh"));
      Flow.of(engines).awaitQuiet();
      Flow.of(engines).assertFeedIsThePublicSide();
    }
  }

  @Test
  void a_listing_of_a_database_cut_by_a_killed_connection_deletes_nothing() throws Exception {
    try (TableDesk desk = new TableDesk("slow", engines.server())) {
      desk.describe(
          members(), "query: \"SELECT *, pg_sleep(0.02) AS slow FROM groups\"", Descriptors.EAGER);
      fill(desk);
      try (Hub hub = hub()) {
        Flow.of(engines).awaitTruth(desk);
        desk.remove("1");
        for (int cut = 0; cut < 3; cut++) {
          await().atMost(LONG).until(() -> cutListings(desk) > 0);
          await().atMost(LONG).until(() -> state(hub, desk).startsWith("failing"));
          assertThat(engines.joint().truth()).hasSizeGreaterThanOrEqualTo(ROWS - 1);
        }
        Flow.of(engines).awaitTruth(desk);
        Flow.of(engines).assertEachOnceAndPublished(desk);
      }
    }
  }

  /** Ends the hub's connections in the middle of what they read. */
  private long cutListings(Desk desk) {
    return engines
        .joint()
        .count(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = '%s' AND usename = '%s' AND state = 'active' AND wait_event = 'PgSleep' AND clock_timestamp() - query_start > interval '0.3 s'"
                .formatted(desk.member(), TableDesk.READER));
  }

  private static void fill(Desk desk) {
    for (int i = 0; i < ROWS; i++) {
      desk.save(Row.of(Integer.toString(i), "Group " + i + " of " + desk.member(), "whole"));
    }
  }

  private static JsonNode route(Hub hub, Desk desk) {
    JsonNode routes = Web.get(hub.address(), "/health/routes").json().get("routes");
    return Stream.iterate(0, i -> i < routes.size(), i -> i + 1)
        .map(routes::get)
        .filter(route -> route.path("member").asText().equals(desk.member()))
        .findFirst()
        .orElseThrow();
  }

  private static String state(Hub hub, Desk desk) {
    return route(hub, desk).get("state").asText();
  }

  private Path members() {
    return folder.resolve("members");
  }

  private Hub hub() throws InterruptedException {
    return Hub.start(
        engines.settings(folder.resolve("hub")), Descriptors.read(members()), line -> {});
  }
}
