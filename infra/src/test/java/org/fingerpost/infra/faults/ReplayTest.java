package org.fingerpost.infra.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.TopicPartition;
import org.fingerpost.infra.hub.Hub;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Twice is once: reading anything again changes nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // each test leaves everything as it was
class ReplayTest {
  private static final int ROWS = 12;

  @TempDir static Path folder;

  private final AtomicReference<URI> address = new AtomicReference<>();
  private Engines engines;
  private TableDesk table;
  private SheetDesk sheet;
  private PushDesk push;
  private Map<String, String> tables;
  private Map<TopicPartition, Long> feed;
  private long lastOutboxRow;

  @BeforeAll
  void aHubThatTookChangesAndDeletesAndRefusals() throws Exception {
    engines = new Engines(folder.resolve("engines"));
    table = new TableDesk("ledger", engines.server());
    sheet = new SheetDesk("sheets", folder.resolve("exports"));
    push = new PushDesk("pusher", address);
    table.describe(folder.resolve("members"), Descriptors.EAGER);
    sheet.describe(folder.resolve("members"), Descriptors.EAGER);
    push.describe(folder.resolve("members"));
    try (Hub hub = start()) {
      fill("first");
      flow().awaitTruth(table, sheet, push);
      fill("second");
      flow().awaitTruth(table, sheet, push);
      for (Desk desk : new Desk[] {table, sheet, push}) {
        desk.remove("2");
        desk.remove("3");
        desk.save(Row.of("3", "Group 3 again of " + desk.member(), "after its delete"));
      }
      refuseARow();
      flow().awaitTruth(table, sheet, push);
    }
    remember();
  }

  @AfterAll
  void stop() throws Exception {
    table.close();
    engines.close();
  }

  @Test
  void member_topics_read_again_from_the_start_leave_everything_as_it_was() throws Exception {
    engines.topics().forgetNormalised();
    runUntilQuiet();
    assertEverythingAsItWas();
  }

  @Test
  void hub_topics_read_again_from_the_start_leave_everything_as_it_was() throws Exception {
    engines.joint().execute("DELETE FROM consumer_position");
    runUntilQuiet();
    assertEverythingAsItWas();
  }

  @Test
  void everything_collected_again_leaves_everything_as_it_was() throws Exception {
    long ledger = ledgerRows();
    engines.joint().execute("TRUNCATE collect_row, collect_brake, collect_position CASCADE");
    try (Hub hub = start()) {
      await().atMost(Duration.ofSeconds(60)).until(() -> ledgerRows() == ledger);
      flow().awaitQuiet();
    }
    assertEverythingAsItWas();
  }

  /** Its name is missing, so the row has no place in the shared schema. */
  private void refuseARow() {
    table.execute(
        "INSERT INTO groups (id, note, consent, gone, changed) VALUES ('nameless', 'x', 'yes', '0', clock_timestamp())");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> engines.joint().count("SELECT count(*) FROM quarantine") == 1);
  }

  private long ledgerRows() {
    return engines.joint().count("SELECT count(*) FROM collect_row");
  }

  private void fill(String note) {
    for (int i = 0; i < ROWS; i++) {
      for (Desk desk : new Desk[] {table, sheet, push}) {
        desk.save(Row.of(Integer.toString(i), "Group " + i + " of " + desk.member(), note));
      }
    }
  }

  private void remember() {
    tables = dump();
    feed = feedEnds();
    lastOutboxRow = lastOutboxRow();
  }

  private void runUntilQuiet() throws Exception {
    try (Hub hub = start()) {
      flow().awaitQuiet();
    }
  }

  private void assertEverythingAsItWas() {
    assertThat(dump()).isEqualTo(tables);
    assertThat(feedEnds()).as("messages in the feed").isEqualTo(feed);
    assertThat(lastOutboxRow()).as("rows ever written to the outbox").isEqualTo(lastOutboxRow);
    flow().assertEachOnceAndPublished(table, sheet, push);
    assertThat(engines.joint().count("SELECT count(*) FROM quarantine WHERE status = 'open'"))
        .as("open refusals of the one row that is refused")
        .isEqualTo(1);
  }

  private Map<String, String> dump() {
    return engines.joint().dump(JointDatabaseView.RESOLVED);
  }

  /** Equal ends and no writes in between: the last message under every key is the same one. */
  private Map<TopicPartition, Long> feedEnds() {
    Map<TopicPartition, Long> ends =
        new TreeMap<>(java.util.Comparator.comparing(TopicPartition::toString));
    ends.putAll(engines.topics().ends("joint."));
    ends.putAll(engines.topics().ends("signpost."));
    return ends;
  }

  private long lastOutboxRow() {
    return engines
        .joint()
        .count("SELECT last_value FROM pg_sequences WHERE sequencename = 'outbox_id_seq'");
  }

  private Flow flow() {
    return Flow.of(engines);
  }

  private Hub start() throws InterruptedException {
    Hub hub =
        Hub.start(
            engines.settings(folder.resolve("hub")),
            Descriptors.read(folder.resolve("members")),
            line -> {});
    address.set(hub.address());
    return hub;
  }
}
