package org.fingerpost.infra.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.fingerpost.infra.hub.Hub;
import org.fingerpost.schema.SourceKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a member takes back is taken back to the end. */
class RetractionTest {
  @TempDir Path folder;

  private final AtomicReference<URI> address = new AtomicReference<>();
  private Engines engines;
  private TableDesk table;
  private List<Desk> desks;
  private Hub hub;

  @BeforeEach
  void threeMembersWithPublishedRecords() throws Exception {
    engines = new Engines(folder.resolve("engines"));
    Path members = folder.resolve("members");
    table = new TableDesk("ledger", engines.server());
    table.describe(members, Descriptors.EAGER);
    SheetDesk sheet = new SheetDesk("sheets", folder.resolve("exports"));
    sheet.describe(members, Descriptors.EAGER);
    PushDesk push = new PushDesk("pusher", address);
    push.describe(members);
    desks = List.of(table, sheet, push);
    sheet.save(row("kept"));
    hub = Hub.start(engines.settings(folder.resolve("hub")), Descriptors.read(members), line -> {});
    address.set(hub.address());
    for (Desk desk : desks) {
      List.of("kept", "deleted", "withdrawn", "struck-off").forEach(id -> desk.save(row(id)));
    }
    Flow.of(engines).awaitTruth(table, sheet, push);
  }

  @AfterEach
  void stop() throws Exception {
    hub.close();
    table.close();
    engines.close();
  }

  @Test
  void a_delete_a_withdrawn_consent_and_a_struck_off_row_each_retract_what_was_published() {
    for (Desk desk : desks) {
      assertPublished(desk, "kept", "deleted", "withdrawn", "struck-off");
      desk.remove("deleted");
      desk.save(row("withdrawn").withConsent("no"));
      desk.save(row("struck-off").struckOff());
    }
    awaitOnlyKept();
    for (Desk desk : desks) {
      assertPublished(desk, "kept");
      assertRetracted(desk, "deleted", "withdrawn", "struck-off");
    }
    for (Desk desk : desks) {
      desk.save(row("withdrawn"));
    }
    Flow.of(engines).awaitQuiet();
    org.awaitility.Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(60))
        .untilAsserted(() -> desks.forEach(desk -> assertPublished(desk, "kept", "withdrawn")));
  }

  private void awaitOnlyKept() {
    org.awaitility.Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(engines.joint().truth())
                    .containsOnlyKeys("ledger/kept", "sheets/kept", "pusher/kept"));
    Flow.of(engines).awaitQuiet();
    Flow.of(engines).assertFeedIsThePublicSide();
  }

  private void assertPublished(Desk desk, String... ids) {
    Set<String> joint = engines.topics().standing("joint.organization").keySet();
    Set<String> feed = engines.topics().standing("signpost.organizations").keySet();
    for (String id : ids) {
      String jointId = jointId(desk, id);
      assertThat(joint).contains(jointId);
      assertThat(feed).contains(jointId);
      assertThat(status("/oruk/v3/organizations/" + jointId)).isEqualTo(200);
      assertThat(status("/organisations/" + jointId)).isEqualTo(200);
    }
  }

  private void assertRetracted(Desk desk, String... ids) {
    var joint = engines.topics().last("joint.organization");
    var feed = engines.topics().last("signpost.organizations");
    for (String id : ids) {
      String jointId = jointId(desk, id);
      assertThat(joint.get(jointId).value()).as("%s of %s", id, desk.member()).isNull();
      assertThat(feed.get(jointId).value()).as("%s of %s", id, desk.member()).isNull();
      assertThat(status("/oruk/v3/organizations/" + jointId)).isEqualTo(404);
      assertThat(status("/organisations/" + jointId)).isIn(404, 410);
      assertThat(Web.get(hub.address(), "/oruk/v3/organizations").body()).doesNotContain(jointId);
    }
  }

  private int status(String path) {
    return Web.get(hub.address(), path).status();
  }

  /** A record that is linked to no other has its source record's id. */
  private static String jointId(Desk desk, String id) {
    return new SourceKey(desk.member(), "groups", id).id().toString();
  }

  private static Row row(String id) {
    return Row.of(id, "Group " + id, "published");
  }
}
