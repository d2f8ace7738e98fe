package org.fingerpost.infra.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.fingerpost.embedded.EmbeddedDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes on one Kafka and one PostgreSQL are one hub. */
class TwoHubsTest {
  private static final int ROWS = 150;

  @TempDir Path folder;

  @Test
  void two_processes_share_the_work_and_come_to_the_same_joint_database_as_one() throws Exception {
    Path members = folder.resolve("members");
    try (EmbeddedDatabase server = EmbeddedDatabase.start(folder.resolve("member"));
        TableDesk one = new TableDesk("one", server);
        TableDesk other = new TableDesk("other", server)) {
      one.describe(members, Descriptors.EAGER);
      other.describe(members, Descriptors.EAGER);
      Map<String, String> ofTwo = withTwoHubs(members, one, other);
      Map<String, String> ofOne = withOneHub(members, one, other);
      assertThat(ofTwo).hasSizeGreaterThan(ROWS);
      assertThat(ofTwo).isEqualTo(ofOne);
    }
  }

  private Map<String, String> withTwoHubs(Path members, TableDesk one, TableDesk other) {
    long seed = Long.getLong("fingerpost.seed", System.nanoTime());
    System.out.println("The seed of the changes is " + seed + " (-Dfingerpost.seed=...)");
    Random random = new Random(seed);
    try (Engines engines = new Engines(folder.resolve("shared"));
        HubProcess first =
            HubProcess.launch(members, folder.resolve("first"), engines.environment());
        HubProcess second =
            HubProcess.launch(members, folder.resolve("second"), engines.environment())) {
      first.awaitReady();
      second.awaitReady();
      Flow flow = Flow.of(engines);
      change(one, random);
      change(other, random);
      await()
          .atMost(Duration.ofSeconds(90))
          .untilAsserted(
              () -> {
                change(one, random);
                change(other, random);
                assertThat(resolved(first)).isPositive();
                assertThat(resolved(second)).isPositive();
              });
      flow.awaitReceived(one, other);
      flow.assertFeedIsThePublicSide();
      change(one, random);
      second.kill();
      change(other, random);
      flow.awaitReceived(one, other);
      flow.assertFeedIsThePublicSide();
      return outcome(flow);
    }
  }

  private Map<String, String> withOneHub(Path members, TableDesk one, TableDesk other) {
    try (Engines engines = new Engines(folder.resolve("alone"));
        HubProcess hub =
            HubProcess.launch(members, folder.resolve("only"), engines.environment())) {
      hub.awaitReady();
      Flow flow = Flow.of(engines);
      flow.awaitReceived(one, other);
      flow.assertFeedIsThePublicSide();
      return outcome(flow);
    }
  }

  /**
   * Records that both members hold are changed and never deleted, since a deleted one leaves its id
   * behind; and one member alone describes them, or whoever was seen last would win.
   */
  private static void change(TableDesk desk, Random random) {
    for (int i = 0; i < ROWS; i++) {
      String id = Integer.toString(random.nextInt(ROWS));
      boolean alone = id.endsWith("7");
      if (alone && desk.rows().containsKey(id) && random.nextBoolean()) {
        desk.remove(id);
      } else {
        desk.save(row(desk, id, alone, random.nextInt(1_000)));
      }
    }
  }

  private static Row row(TableDesk desk, String id, boolean alone, int change) {
    if (alone) {
      return Row.of(id, "Group " + id, desk.member() + ' ' + change);
    }
    String note = desk.member().equals("one") ? "as of change " + change : "";
    return Row.of(id, "Group " + id, note).withCharity("2" + (10_000 + Integer.parseInt(id)));
  }

  private static double resolved(HubProcess hub) {
    return Web.get(hub.address(), "/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("fingerpost_records_in_total{stage=\"resolve\"}"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  /**
   * What joint records say, and which source record is part of which and why. Of values that agree,
   * the one seen last is named as the source: in that alone two runs may differ.
   */
  private static Map<String, String> outcome(Flow flow) {
    Map<String, String> outcome = new TreeMap<>();
    flow.joint()
        .query("SELECT joint_id, field, value, visibility FROM analysis.provenance")
        .forEach(row -> outcome.put(row.get(0) + ' ' + row.get(1), row.get(2) + ' ' + row.get(3)));
    List<List<String>> links =
        flow.joint()
            .query(
                "SELECT source_id, joint_id, link_reason FROM source_record WHERE joint_id IS NOT NULL");
    links.forEach(link -> outcome.put("link " + link.get(0), link.get(1) + ' ' + link.get(2)));
    return outcome;
  }
}
