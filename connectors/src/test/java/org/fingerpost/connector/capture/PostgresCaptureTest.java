package org.fingerpost.connector.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.contract.Proves;
import org.fingerpost.connector.contract.Row;
import org.fingerpost.connector.database.PostgreSql;
import org.fingerpost.connector.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@Proves(value = CaptureConnector.class, on = "database followed by its log, PostgreSQL")
class PostgresCaptureTest extends SlotContract {
  private static PostgreSql postgres;

  @BeforeAll
  static void start() throws Exception {
    postgres = PostgreSql.start(Map.of("wal_level", "logical"));
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @Override
  TestDatabase database() {
    return postgres.database();
  }

  @Test
  void a_slot_that_was_made_anew_is_noticed() throws Exception {
    followFrom(Row.of("1", "Chess club"), Row.of("2", "Bowls club"));
    hub().close();
    loseLog();
    system().delete(List.of("1"));
    database().run("SELECT pg_create_logical_replication_slot('fingerpost_events', 'pgoutput')");
    hub().restart();
    until(() -> assertThat(hub().records().keySet()).containsExactly("2"));
    assertThat(hub().gaps()).isEqualTo(1);
  }

  @Test
  void a_large_value_that_a_change_left_alone_stays() throws Exception {
    String large = "Ŵ".repeat(200_000);
    database()
        .run(
            "ALTER TABLE events ALTER name TYPE text",
            "ALTER TABLE events ALTER name SET STORAGE EXTERNAL");
    followFrom(Row.of("1", large));
    database().run("UPDATE events SET starts = '2027-01-01 10:00' WHERE id = '1'");
    until(
        () ->
            assertThat(hub().records().get("1").path("starts").asText()).startsWith("2027-01-01"));
    assertThat(hub().records().get("1").path("name").asText()).isEqualTo(large);
  }

  @Test
  void a_quiet_table_lets_the_server_forget_what_other_tables_wrote() throws Exception {
    database().run("DROP TABLE IF EXISTS busy", "CREATE TABLE busy (text text)");
    followFrom(Row.of("1", "Chess club"));
    database().run("INSERT INTO busy SELECT repeat('x', 1000) FROM generate_series(1, 5000)");
    long written = number("SELECT pg_current_wal_lsn() - '0/0'::pg_lsn");
    until(
        () ->
            assertThat(
                    number(
                        "SELECT confirmed_flush_lsn - '0/0'::pg_lsn FROM pg_replication_slots WHERE slot_name = 'fingerpost_events'"))
                .isGreaterThan(written));
    // And the hub's own position went along, so that this is not taken for a gap.
    hub().restart();
    until(() -> assertThat(hub().records()).hasSize(1));
    assertThat(hub().gaps()).isZero();
  }

  @Test
  void a_table_that_nobody_publishes_is_said_with_what_to_type() throws Exception {
    try (Connector connector = system().connect()) {
      database().run("DROP PUBLICATION fingerpost");
      SourceException refused = refusal(connector);
      assertThat(refused.isRetriable()).isFalse();
      assertThat(refused)
          .hasMessageContaining("CREATE PUBLICATION fingerpost FOR TABLE events (id);");
    }
  }

  private long number(String sql) throws SQLException {
    try (Connection connection = database().connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
