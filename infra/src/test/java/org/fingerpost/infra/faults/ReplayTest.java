package org.fingerpost.infra.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.TopicPartition;
import org.fingerpost.infra.hub.Hub;
import org.fingerpost.route.control.Asked;
import org.fingerpost.route.control.Orders;
import org.fingerpost.route.operate.RouteDesk;
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

  @Test
  void the_joint_database_made_anew_from_the_topics_is_byte_for_byte_what_it_was()
      throws Exception {
    peopleSaidThings();
    try (Hub hub = start()) {
      flow().awaitQuiet();
      Map<String, String> before = engines.joint().dump(settled());
      assertThat(rebuilt(hub, false)).contains("\"state\":\"the same\"");
      assertThat(engines.joint().dump(settled())).isEqualTo(before);
      assertThat(feedEnds()).as("messages in the feed").isEqualTo(feed);

      String document =
          engines.joint().documents("organization").values().stream().findFirst().orElseThrow();
      engines
          .joint()
          .execute(
              "UPDATE joint_record SET document = '{}' WHERE document::text = '%s'"
                  .formatted(document.replace("'", "''")));
      assertThat(rebuilt(hub, false)).contains("0 gone, 1 changed", "Nothing was done");
      assertThat(engines.joint().documents("organization")).containsValue("{}");
      assertThat(rebuilt(hub, true)).contains("\"changed\":1");
      assertThat(engines.joint().dump(settled())).isEqualTo(before);
      flow().awaitQuiet();
    }
    flow().assertEachOnceAndPublished(table, sheet, push);
    assertCausesCounted();
    remember();
  }

  private void peopleSaidThings() {
    engines
        .joint()
        .execute(
            """
            INSERT INTO link_verdict (a, b, same, reason, judged_by, applied)
            SELECT min(source_id::text)::uuid, max(source_id::text)::uuid, false, 'two halls', 'Ann', true
            FROM source_record;
            INSERT INTO access_account (account_id, name, title, roles, made_at)
            VALUES (gen_random_uuid(), 'ann', 'Ann', '{ops}', now())
            """);
  }

  /** All tables but those that move while nothing happens. */
  private List<String> settled() {
    return engines.joint().tables().stream()
        .filter(
            table ->
                !table.matches(
                    ".*\\.(operate_.*|collect_position|consumer_position|access_session|quarantine_cause)"))
        .toList();
  }

  private String rebuilt(Hub hub, boolean evenIfOther) throws Exception {
    long order =
        new RouteDesk(hub.database(), Clock.systemUTC())
            .rebuild(evenIfOther, new Asked("Ann", "to see that it comes out the same"));
    Orders orders = new Orders(hub.database());
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> orders.answer(order).orElseThrow().state() != Orders.State.WAITING);
    return orders.answer(order).orElseThrow().outcome().toString();
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
    assertCausesCounted();
  }

  /** The counts by cause are folded whenever somebody looks: their sums are what must stand. */
  private void assertCausesCounted() {
    assertThat(
            engines
                .joint()
                .count(
                    """
                    SELECT count(*)
                    FROM (SELECT member, dataset, stage, reason, count(*) AS refusals
                          FROM quarantine WHERE status = 'open' GROUP BY 1, 2, 3, 4) AS standing
                    FULL JOIN (SELECT member, dataset, stage, reason, sum(open) AS refusals
                               FROM quarantine_cause GROUP BY 1, 2, 3, 4 HAVING sum(open) <> 0) AS counted
                      USING (member, dataset, stage, reason)
                    WHERE standing.refusals IS DISTINCT FROM counted.refusals
                    """))
        .as("causes of which another number is told than stands in the quarantine")
        .isZero();
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
