package org.fingerpost.connector.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.PageSink;
import org.fingerpost.connector.Position;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.contract.Row;
import org.fingerpost.connector.descriptor.SystemDescriptor;
import org.junit.jupiter.api.Test;

/** What following a binary log promises besides: MariaDB's and MySQL's. */
abstract class BinaryLogContract extends CaptureContract {
  /** Options with which a server keeps a log of changed rows, and these. */
  static String[] loggingRows(String... more) {
    return Stream.concat(
            Stream.of("--log-bin=log", "--binlog-format=ROW", "--server-id=1"), Stream.of(more))
        .toArray(String[]::new);
  }

  /** The log tells of every table. */
  @Override
  void publish() {}

  @Override
  void loseLog() throws Exception {
    database().run("RESET MASTER");
  }

  @Test
  void a_quiet_table_goes_along_with_what_other_tables_write_so_that_old_files_may_be_purged()
      throws Exception {
    database().run("DROP TABLE IF EXISTS busy", "CREATE TABLE busy (at TIMESTAMP(6))");
    followFrom(Row.of("1", "Chess club"));
    database().run("INSERT INTO busy VALUES (NOW(6))", "FLUSH BINARY LOGS");
    String newest = newestFile();
    until(
        () -> {
          database().run("INSERT INTO busy VALUES (NOW(6))");
          assertThat(hub().positions().get(hub().positions().size() - 1).text()).contains(newest);
        });
    hub().close();
    purgeUpTo(newest);
    system().put(List.of(Row.of("2", "Bowls club")));
    hub().restart();
    until(() -> assertThat(hub().records()).hasSize(2));
    assertThat(hub().gaps()).isZero();
  }

  @Test
  void a_log_that_was_purged_further_than_it_was_read_leads_to_a_new_listing() throws Exception {
    followFrom(Row.of("1", "Chess club"), Row.of("2", "Bowls club"));
    hub().close();
    system().delete(List.of("1"));
    database().run("FLUSH BINARY LOGS");
    purgeUpTo(newestFile());
    hub().restart();
    until(() -> assertThat(hub().records().keySet()).containsExactly("2"));
    assertThat(hub().gaps()).isEqualTo(1);
  }

  @Test
  void a_user_who_may_not_follow_the_log_is_said_with_what_to_type() throws Exception {
    database()
        .run(
            "CREATE USER 'reader'@'%' IDENTIFIED BY 'reader-password'",
            "GRANT SELECT ON member.* TO 'reader'@'%'");
    try (Connector connector = connector(as("reader"), "reader-password")) {
      SourceException refused = refusal(connector);
      assertThat(refused.isRetriable()).isFalse();
      assertThat(refused)
          .hasMessageContaining("GRANT REPLICATION SLAVE, ")
          .hasMessageContaining(" ON *.* TO 'reader'");
    } finally {
      database().run("DROP USER 'reader'@'%'");
    }
  }

  @Test
  void a_reader_with_rights_on_the_agreed_columns_alone_is_enough() throws Exception {
    database()
        .run(
            "CREATE USER 'reader'@'%' IDENTIFIED BY 'reader-password'",
            "GRANT REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO 'reader'@'%'");
    try (Connector connector = connector(as("reader"), "reader-password")) {
      database().run("GRANT SELECT (id, name, starts) ON events TO 'reader'@'%'");
      SourceException refused = refusal(connector);
      assertThat(refused.isRetriable()).isFalse();
      assertThat(refused).hasMessageContaining("GRANT SHOW VIEW ON `events` TO 'reader'");
      database().run("GRANT SHOW VIEW ON events TO 'reader'@'%'");
      system().put(List.of(Row.of("1", "Chess club")));
      Position[] position = {Position.START};
      List<String> keys = new ArrayList<>();
      PageSink sink =
          page -> {
            position[0] = page.next();
            page.rows().forEach(row -> keys.add(row.key()));
          };
      connector.readChanges(system().dataset(), Position.START, sink);
      system().put(List.of(Row.of("2", "Bowls club")));
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .pollInSameThread()
          .ignoreExceptionsMatching(e -> e instanceof SourceException s && s.isRetriable())
          .until(
              () -> {
                connector.readChanges(system().dataset(), position[0], sink);
                return keys.contains("2");
              });
      assertThat(keys).containsExactly("1", "2");
    } finally {
      database().run("DROP USER 'reader'@'%'");
    }
  }

  @Test
  void a_log_without_keys_is_said_with_what_to_set() throws Exception {
    try (Connector connector = system().connect()) {
      database().run("SET GLOBAL binlog_row_image = MINIMAL");
      assertThat(refusal(connector)).hasMessageContaining("binlog_row_image = FULL");
    } finally {
      database().run("SET GLOBAL binlog_row_image = FULL");
    }
  }

  private SystemDescriptor.Database as(String user) {
    SystemDescriptor.Database owner = database().system();
    return new SystemDescriptor.Database(owner.url(), user, owner.password());
  }

  /** A file stays for as long as the server has not noticed that its reader is gone. */
  private void purgeUpTo(String newest) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              database().run("PURGE BINARY LOGS TO '%s'".formatted(newest));
              return files().equals(List.of(newest));
            });
  }

  private String newestFile() throws SQLException {
    List<String> files = files();
    return files.get(files.size() - 1);
  }

  private List<String> files() throws SQLException {
    List<String> names = new ArrayList<>();
    try (Connection connection = database().connect();
        Statement statement = connection.createStatement();
        ResultSet files = statement.executeQuery("SHOW BINARY LOGS")) {
      while (files.next()) {
        names.add(files.getString(1));
      }
    }
    return names;
  }
}
