package org.fingerpost.connector.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.contract.Follower;
import org.fingerpost.connector.contract.MemberSystem;
import org.fingerpost.connector.contract.Proves;
import org.fingerpost.connector.contract.Row;
import org.fingerpost.connector.database.MySql;
import org.fingerpost.connector.database.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@Proves(value = CaptureConnector.class, on = "database followed by its log, MySQL")
class MySqlCaptureTest extends BinaryLogContract {
  private static MySql server;

  @BeforeAll
  static void start() throws Exception {
    server = MySql.start("--log-bin=log", "--binlog-format=ROW", "--server-id=1");
  }

  @AfterAll
  static void stop() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  @Override
  TestDatabase database() {
    return server.database("member");
  }

  @Test
  void a_row_that_somebody_else_has_locked_waits_and_then_arrives() throws Exception {
    try (MemberSystem system = newSystem();
        Follower hub = new Follower(system)) {
      system.put(List.of(Row.of("1", "Chess club")));
      until(hub, () -> assertThat(hub.records()).hasSize(1));
      try (Connection slow = database().connect();
          Statement statement = slow.createStatement()) {
        slow.setAutoCommit(false);
        system.put(List.of(Row.of("2", "Bowls club")));
        statement.execute("UPDATE events SET name = 'Crown green bowls' WHERE id = '2'");
        slow.commit();
      }
      until(
          hub, () -> assertThat(hub.records().get("2").path("name").asText()).startsWith("Crown"));
    }
  }

  @Test
  void rows_are_asked_for_one_by_one_where_transactions_show_in_any_order() throws Exception {
    database().run("SET GLOBAL binlog_order_commits = OFF");
    try (MemberSystem system = newSystem();
        Follower hub = new Follower(system)) {
      system.put(List.of(Row.of("1", "Chess club"), Row.of("2", "Bowls club")));
      until(hub, () -> assertThat(hub.records()).hasSize(2));
      system.delete(List.of("1"));
      system.put(List.of(Row.of("3", "Darts")));
      until(hub, () -> assertThat(hub.records().keySet()).containsExactly("2", "3"));
    } finally {
      database().run("SET GLOBAL binlog_order_commits = ON");
    }
  }

  @Test
  void a_driver_that_is_not_there_is_said_with_what_to_fetch_and_where_to_put_it() {
    assertThatThrownBy(() -> MySqlLog.requireDriver(ClassLoader.getPlatformClassLoader()))
        .isInstanceOfSatisfying(SourceException.class, e -> assertThat(e.isRetriable()).isFalse())
        .hasMessageContaining("com.mysql:mysql-connector-j:8.3.0")
        .hasMessageContaining("drivers beside fingerpost.jar");
  }
}
