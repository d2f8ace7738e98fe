package org.fingerpost.infra.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.fingerpost.infra.faults.HeldHub.LONG;
import static org.fingerpost.infra.faults.HeldHub.in;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrowdedPagesTest {
  private static final int VISITORS = 40;

  /** Fewer than the pages have connections; as many as they get wait while this many do. */
  private static final int SOME = 6;

  private static final String WAITING =
      "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%access_session%'";

  /** Each visitor is a thread that waits for an answer. */
  private final ExecutorService visitors = Executors.newFixedThreadPool(VISITORS);

  @TempDir Path folder;
  private HeldHub held;

  @BeforeEach
  void aHubThatTookARecord() throws Exception {
    held = new HeldHub(folder);
    held.table().save(Row.of("1", "Ledger group", "before"));
    held.start();
    held.flow().awaitTruth(held.table());
  }

  @AfterEach
  void stop() throws Exception {
    visitors.shutdown();
    held.close();
  }

  @Test
  void records_flow_on_while_every_page_waits_for_the_database() throws Exception {
    List<CompletableFuture<Web.Answer>> visits;
    try (Connection connection = held.engines().server().dataSource("fingerpost").getConnection()) {
      connection.setAutoCommit(false);
      execute(connection, "LOCK TABLE access_session");
      visits = Stream.generate(this::visit).limit(VISITORS).toList();
      await().atMost(LONG).during(Duration.ofSeconds(1)).until(() -> waiting() >= SOME);

      held.table().save(Row.of("1", "Renamed group", "while nobody saw a page"));
      held.table().save(Row.of("2", "New group", "while nobody saw a page"));
      held.flow().awaitTruth(held.table());
      assertThat(held.hub().board().all()).allMatch(in("FRESH"));
      assertThat(waiting()).isPositive();
      connection.rollback();
    }
    visits.forEach(CompletableFuture::join);
    assertThat(Web.get(held.hub().address(), "/health/ready").status()).isEqualTo(200);
    assertThat(visit().join().status()).isEqualTo(401);
  }

  private CompletableFuture<Web.Answer> visit() {
    return CompletableFuture.supplyAsync(
        () -> Web.visit(held.hub().address(), "/ops", "fingerpost_session=somebody"), visitors);
  }

  private long waiting() throws SQLException {
    try (Connection connection = held.engines().server().dataSource("fingerpost").getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(WAITING)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
