package org.fingerpost.infra.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.fingerpost.infra.faults.HeldHub.LONG;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutagesTest {
  @TempDir Path folder;

  private final AtomicReference<URI> address = new AtomicReference<>();
  private HeldHub held;
  private TableDesk table;
  private SheetDesk sheet;
  private PushDesk push;
  private Engines engines;

  @BeforeEach
  void aHubWithEnginesOfItsOwnersThatTookARecordOfEachMember() throws Exception {
    held = new HeldHub(folder);
    table = held.table();
    sheet = new SheetDesk("sheets", folder.resolve("exports"));
    push = new PushDesk("pusher", address);
    sheet.describe(held.members(), Descriptors.EAGER);
    push.describe(held.members());
    table.save(Row.of("1", "Ledger group", "before"));
    sheet.save(Row.of("1", "Sheet group", "before"));
    held.start();
    engines = held.engines();
    address.set(held.hub().address());
    push.save(Row.of("1", "Pushed group", "before"));
    held.flow().awaitTruth(table, sheet, push);
    assertThat(held.ready().status()).isEqualTo(200);
  }

  @AfterEach
  void stop() throws Exception {
    held.close();
  }

  @Test
  void nothing_is_lost_while_the_broker_is_away_and_the_hub_recovers_by_itself() throws Exception {
    engines.stopBroker();
    awaitUnready("broker", "database");
    CompletableFuture<Void> pushing = changeEverything("while the broker was away");
    engines.startBroker();
    awaitRecovery(pushing);

    engines.stopBroker();
    table.save(Row.of("3", "Another group", "the second time"));
    engines.startBroker();
    awaitRecovery(CompletableFuture.completedFuture(null));
  }

  @Test
  void nothing_is_lost_while_the_database_is_away_and_the_hub_recovers_by_itself()
      throws Exception {
    engines.stopDatabase();
    awaitUnready("database", "broker");
    CompletableFuture<Void> pushing = changeEverything("while the database was away");
    engines.startDatabase();
    awaitRecovery(pushing);

    engines.stopDatabase();
    table.save(Row.of("3", "Another group", "the second time"));
    engines.startDatabase();
    awaitRecovery(CompletableFuture.completedFuture(null));
  }

  /**
   * What a full disk does, as far as a test may: every read is answered, every write is refused.
   */
  @Test
  void nothing_is_lost_while_the_database_takes_no_writes_and_the_routes_say_so() throws Exception {
    refuseWrites(true);
    CompletableFuture<Void> pushing = changeEverything("while nothing could be written");
    for (String stage : List.of("collect", "resolve")) {
      await()
          .atMost(LONG)
          .untilAsserted(
              () ->
                  assertThat(held.hub().board().all())
                      .anySatisfy(
                          route -> {
                            assertThat(route.stage()).isEqualTo(stage);
                            assertThat(route.state().name()).isEqualTo("FAILING_RETRIABLE");
                            assertThat(route.cause()).isNotBlank();
                          }));
    }
    refuseWrites(false);
    awaitRecovery(pushing);
  }

  private void refuseWrites(boolean refuse) throws Exception {
    try (Connection connection = engines.server().dataSource("postgres").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("SET default_transaction_read_only = off");
      statement.execute(
          "ALTER SYSTEM SET default_transaction_read_only = " + (refuse ? "on" : "off"));
      statement.execute("SELECT pg_reload_conf()");
    }
  }

  private CompletableFuture<Void> changeEverything(String note) {
    for (Desk desk : new Desk[] {table, sheet}) {
      desk.save(Row.of("1", "Renamed group", note));
      desk.save(Row.of("2", "New group of " + desk.member(), note));
    }
    return CompletableFuture.runAsync(
        () -> {
          push.save(Row.of("2", "New pushed group", note));
          push.remove("1");
        });
  }

  private void awaitUnready(String away, String there) {
    await()
        .atMost(LONG)
        .untilAsserted(
            () -> {
              Web.Answer answer = held.ready();
              assertThat(answer.status()).isEqualTo(503);
              var needs = answer.json().get("needs");
              assertThat(needs.get(away).get("there").asBoolean()).isFalse();
              assertThat(needs.get(away).get("cause").asText()).isNotBlank();
              assertThat(needs.get(there).get("there").asBoolean()).isTrue();
            });
    held.assertAlive();
  }

  private void awaitRecovery(CompletableFuture<Void> pushing) throws Exception {
    pushing.get(90, java.util.concurrent.TimeUnit.SECONDS);
    Flow flow = held.flow();
    flow.awaitTruth(table, sheet, push);
    flow.assertEachOnceAndPublished(table, sheet, push);
    held.awaitFresh();
  }
}
