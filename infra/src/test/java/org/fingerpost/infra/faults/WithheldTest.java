package org.fingerpost.infra.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values that stand nowhere else are looked for in every byte that the hub lets out. */
class WithheldTest {
  private static final String WITHHELD = "Quxwithheld7d41";
  private static final String FOR_MEMBERS = "01632 960777";
  private static final Pattern FOR_MEMBERS_ALONE = Pattern.compile("1632[ -]?960[ -]?777");
  private static final Pattern LINK = Pattern.compile("(?:href|src|action)=\"(/[^\"#]*)\"");
  private static final int PAGES = 200;

  @TempDir Path members;
  @TempDir Path data;
  @TempDir Path elsewhere;

  private final AtomicReference<URI> address = new AtomicReference<>();

  @Test
  void what_is_withheld_is_nowhere_and_what_is_for_members_is_nowhere_public() throws Exception {
    try (Engines engines = new Engines(elsewhere.resolve("engines"));
        TableDesk table = new TableDesk("ledger", engines.server())) {
      SheetDesk sheet = new SheetDesk("sheets", elsewhere.resolve("exports"));
      PushDesk push = new PushDesk("pusher", address);
      table.describe(members, Descriptors.EAGER);
      sheet.describe(members, Descriptors.EAGER);
      push.describe(members);
      sheet.save(row("1", "sheets"));
      try (HubProcess hub = HubProcess.launch(members, data, engines.environment()).awaitReady()) {
        address.set(hub.address());
        workAndMakeMistakes(table, sheet, push);
        Flow flow = Flow.of(engines);
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertMistakesAreRefused(flow));
        flow.awaitQuiet();
        Map<String, String> answers = crawl(hub.address());
        assertThat(answers).containsKeys("/", "/metrics", "/status", "/health/routes");
        assertThat(answers.values()).anyMatch(body -> body.contains("Group 1 of ledger"));
        assertNowhere(flow, answers, hub);
        assertNowherePublic(flow, answers, hub);
      }
      assertLogsAreSilent();
    }
  }

  private static Row row(String id, String member) {
    return Row.of(id, "Group " + id + " of " + member, "for everybody")
        .withPhone(FOR_MEMBERS)
        .withSecret(WITHHELD);
  }

  private void workAndMakeMistakes(TableDesk table, SheetDesk sheet, PushDesk push) {
    for (Desk desk : List.of(table, sheet, push)) {
      for (String id : List.of("1", "2", "3", "4")) {
        desk.save(row(id, desk.member()));
      }
      desk.remove("2");
      // The column that says whether a row is shared is looked at and never sent.
      desk.save(row("3", desk.member()).withConsent("no, " + WITHHELD));
    }
    // A row without a name is refused; what is kept of it is what it shares, and no more.
    table.execute(
        "INSERT INTO groups (id, phone, secret, consent, gone, changed) VALUES ('5', '%s', '%s', 'yes', '0', clock_timestamp())"
            .formatted(FOR_MEMBERS, WITHHELD));
    // A row with a comma too many cannot be read.
    sheet.export(
        sheet.text() + "6,Group 6,note,more,01632 960777," + WITHHELD + ",yes,0,,\"one\"\n");
    assertThat(push.send("{\"secret\": \"" + WITHHELD)).isEqualTo(400);
    assertThat(
            push.send(
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/"
                    + WITHHELD
                    + "\",\"type\":\"x\"}"))
        .isEqualTo(422);
    assertThat(Web.push(address.get(), "pusher", WITHHELD, "{}").status()).isEqualTo(401);
  }

  private static void assertMistakesAreRefused(Flow flow) {
    assertThat(flow.joint().query("SELECT DISTINCT member FROM quarantine"))
        .contains(List.of("ledger"), List.of("sheets"));
    assertThat(flow.joint().truth())
        .containsOnlyKeys("ledger/1", "ledger/4", "sheets/1", "sheets/4", "pusher/1", "pusher/4");
  }

  private void assertNowhere(Flow flow, Map<String, String> answers, HubProcess hub) {
    for (String topic : flow.topics().names()) {
      assertThat(bytes(flow.topics(), topic)).as("topic " + topic).doesNotContain(WITHHELD);
    }
    // In a dump, what a column of bytes holds stands in hexadecimal.
    String hexadecimal = HexFormat.of().formatHex(WITHHELD.getBytes(UTF_8));
    flow.joint()
        .dump(flow.joint().tables())
        .forEach((table, rows) -> assertThat(rows).as(table).doesNotContain(WITHHELD, hexadecimal));
    answers.forEach((path, body) -> assertThat(body).as(path).doesNotContain(WITHHELD));
    assertThat(hub.said()).noneMatch(line -> line.contains(WITHHELD));
  }

  private void assertNowherePublic(Flow flow, Map<String, String> answers, HubProcess hub) {
    assertThat(bytes(flow.topics(), "joint.organization"))
        .as("what members may see is in the joint topic")
        .containsPattern(FOR_MEMBERS_ALONE);
    for (String topic : flow.topics().names()) {
      if (topic.startsWith("signpost.")) {
        assertThat(bytes(flow.topics(), topic)).as(topic).doesNotContainPattern(FOR_MEMBERS_ALONE);
      }
    }
    answers.forEach(
        (path, body) -> assertThat(body).as(path).doesNotContainPattern(FOR_MEMBERS_ALONE));
    assertThat(hub.said()).noneMatch(line -> FOR_MEMBERS_ALONE.matcher(line).find());
  }

  private static String bytes(Topics topics, String topic) {
    StringBuilder all = new StringBuilder();
    topics
        .read(topic)
        .forEach(
            record -> {
              all.append(text(record.key())).append('\n').append(text(record.value()));
              for (Header header : record.headers()) {
                all.append('\n').append(header.key()).append(text(header.value()));
              }
            });
    return all.toString();
  }

  private static String text(byte[] bytes) {
    return bytes == null ? "" : new String(bytes, UTF_8);
  }

  /** Every page and answer that can be reached without knowing what to look for. */
  private static Map<String, String> crawl(URI hub) {
    Deque<String> open =
        new ArrayDeque<>(
            List.of("/", "/status", "/metrics", "/health/live", "/health/ready", "/health/routes"));
    open.addAll(List.of("/oruk/v3/", "/oruk/v3/services", "/oruk/v3/organizations"));
    Map<String, String> answers = new LinkedHashMap<>();
    while (!open.isEmpty() && answers.size() < PAGES) {
      String path = open.pop();
      if (!answers.containsKey(path)) {
        Web.Answer answer = Web.get(hub, path);
        answers.put(path, answer.headers() + answer.body());
        follow(path, answer.body(), open);
      }
    }
    return answers;
  }

  private static void follow(String path, String body, Deque<String> open) {
    Matcher links = LINK.matcher(body);
    while (links.find()) {
      open.add(links.group(1).replace("&amp;", "&"));
    }
    Matcher ids = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"").matcher(body);
    while (path.equals("/oruk/v3/organizations") && ids.find()) {
      open.add(path + "/" + ids.group(1));
      open.add("/organisations/" + ids.group(1));
    }
  }

  private void assertLogsAreSilent() throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(WITHHELD)
            .doesNotContainPattern(FOR_MEMBERS_ALONE);
      }
    }
  }
}
