package org.fingerpost.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
  @TempDir Path folder;

  @Test
  void rows_and_address_survive_a_restart() throws SQLException {
    String url;
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
      url = database.createDatabase("joint").jdbcUrl("joint");
      run(database, "CREATE TABLE club AS SELECT 7 AS id");
    }
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
      assertThat(database.createDatabase("joint").jdbcUrl("joint")).isEqualTo(url);
      assertThat(ask(database, "SELECT id FROM club")).isEqualTo("7");
    }
  }

  @Test
  void it_is_safe_against_a_power_cut_and_listens_on_loopback_alone() throws SQLException {
    DatabaseSettings settings = DatabaseSettings.defaults().with("wal_level", "logical");
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder, settings)) {
      database.createDatabase("joint");
      assertThat(ask(database, "SHOW fsync")).isEqualTo("on");
      assertThat(ask(database, "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(ask(database, "SHOW full_page_writes")).isEqualTo("on");
      assertThat(ask(database, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(ask(database, "SHOW wal_level")).isEqualTo("logical");
      assertThat(ask(database, "SELECT upper('é') || current_setting('jit')")).isEqualTo("Éoff");
    }
  }

  @Test
  void a_wrong_password_is_refused_and_the_right_one_is_private() throws Exception {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
      String url = database.jdbcUrl("postgres");
      assertThatThrownBy(() -> DriverManager.getConnection(url, database.user(), "guess"))
          .isInstanceOf(SQLException.class);
      assertThat(Files.getPosixFilePermissions(folder.resolve("password")))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void a_role_logs_in_with_its_password_whatever_characters_its_name_has() throws SQLException {
    try (EmbeddedDatabase database = EmbeddedDatabase.start(folder)) {
      database.createRole("o'brien \"reader\"", "pass'word").createRole("reader", "first");
      database.createRole("reader", "second");
      String url = database.jdbcUrl("postgres");
      DriverManager.getConnection(url, "o'brien \"reader\"", "pass'word").close();
      DriverManager.getConnection(url, "reader", "second").close();
    }
  }

  static void run(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection = database.dataSource("joint").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static String ask(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection = database.dataSource("joint").getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }
}
