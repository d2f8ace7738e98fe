package org.fingerpost.infra.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.fingerpost.embedded.EmbeddedDatabase;
import org.fingerpost.route.joint.JointDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands by which a person decides what a hub must not. */
class WordCommandsTest {
  @TempDir static Path data;
  private static EmbeddedDatabase server;
  private static DataSource database;

  @BeforeAll
  static void start() {
    server = EmbeddedDatabase.start(data.resolve("database")).createDatabase("fingerpost");
    database = server.dataSource("fingerpost");
    JointDatabase.migrate(database);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void aDatasetThatIsHeldTwice() throws SQLException {
    run(
        "TRUNCATE collect_position, collect_brake, collect_brake_key, collect_shape, collect_word",
        "INSERT INTO collect_position (dataset_id, member, dataset, fingerprint) OVERRIDING SYSTEM VALUE"
            + " VALUES (7, 'barn', 'groups', gen_random_uuid())",
        "INSERT INTO collect_brake (dataset_id, missing, total, held_since) VALUES (7, 30, 100, now())",
        "INSERT INTO collect_brake_key SELECT 7, to_char(n, 'FM00') FROM generate_series(1, 30) n",
        "INSERT INTO collect_shape VALUES (7, gen_random_uuid(), '{\"id\":\"\",\"Tel\":\"\"}',"
            + " '{\"id\":\"\",\"Phone\":\"\"}', now())");
  }

  @Test
  void what_would_go_is_listed_and_goes_by_a_word() {
    assertThat(call("brake").out())
        .contains("barn/groups: a complete listing lacks 30 of 100 records", "waits")
        .contains("barn/groups/01", "barn/groups/20", "and 10 more")
        .doesNotContain("barn/groups/21");
    assertThat(call("brake", "barn/groups", "--limit", "100").out()).contains("barn/groups/30");
    assertThat(call("brake", "lift", "barn/groups").err()).contains("--because");
    assertThat(call("brake", "lift", "barn/clubs", "--because", "x").err())
        .contains("No deletes of barn/clubs wait");

    Called lift = call("brake", "lift", "barn/groups", "--because", "cleared out", "--by", "Ann");
    assertThat(lift.exitCode()).isZero();
    assertThat(lift.out()).contains("30 records of barn/groups go");
    assertThat(call("brake").out()).contains("may go");
    assertThat(call("brake", "keep", "barn/groups", "--because", "no").exitCode()).isZero();
    assertThat(call("brake").out()).contains("kept by a person's word");
  }

  @Test
  void what_changed_in_a_datasets_columns_is_listed_and_accepted_by_a_word() {
    assertThat(call("drift").out())
        .contains("barn/groups is held", "Tel is gone", "Phone is new and not shared");
    assertThat(call("drift", "accept", "barn").err()).contains("MEMBER/DATASET");

    assertThat(call("drift", "accept", "barn/groups", "--because", "renamed").exitCode()).isZero();
    assertThat(call("drift").out()).contains("No dataset is held");
    assertThat(call("drift", "accept", "barn/groups", "--because", "again").exitCode())
        .isEqualTo(ExitCode.USAGE.number());
  }

  private static Called call(String... arguments) {
    String[] line = java.util.Arrays.copyOf(arguments, arguments.length + 2);
    line[arguments.length] = "--data";
    line[arguments.length + 1] = data.toString();
    return Called.with(line);
  }

  private static void run(String... commands) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (String command : commands) {
        statement.execute(command);
      }
    }
  }
}
