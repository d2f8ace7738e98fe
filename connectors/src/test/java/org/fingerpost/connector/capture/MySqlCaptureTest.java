package org.fingerpost.connector.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.contract.Proves;
import org.fingerpost.connector.contract.Row;
import org.fingerpost.connector.database.MySql;
import org.fingerpost.connector.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Proves(value = CaptureConnector.class, on = "database followed by its log, MySQL")
class MySqlCaptureTest extends BinaryLogContract {
  @RegisterExtension private static final MySql SERVER = MySql.with(loggingRows());

  @Override
  TestDatabase database() {
    return SERVER.database("member");
  }

  @Test
  void a_row_that_somebody_else_has_locked_waits_and_then_arrives() throws Exception {
    followFrom(Row.of("1", "Chess club"));
    try (Connection slow = database().connect();
        Statement statement = slow.createStatement()) {
      slow.setAutoCommit(false);
      system().put(List.of(Row.of("2", "Bowls club")));
      statement.execute("UPDATE events SET name = 'Crown green bowls' WHERE id = '2'");
      slow.commit();
    }
    until(() -> assertThat(hub().records().get("2").path("name").asText()).startsWith("Crown"));
  }

  @Test
  void rows_are_asked_for_one_by_one_where_transactions_show_in_any_order() throws Exception {
    database().run("SET GLOBAL binlog_order_commits = OFF");
    try {
      followFrom(Row.of("1", "Chess club"), Row.of("2", "Bowls club"));
      system().delete(List.of("1"));
      system().put(List.of(Row.of("3", "Darts")));
      until(() -> assertThat(hub().records().keySet()).containsExactly("2", "3"));
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
