package org.fingerpost.infra.realinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.fingerpost.connector.descriptor.DescriptorReader;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.embedded.DatabaseSettings;
import org.fingerpost.embedded.EmbeddedDatabase;
import org.fingerpost.infra.hub.Hub;
import org.fingerpost.infra.hub.HubSettings;
import org.fingerpost.route.flow.RouteBoard;
import org.fingerpost.route.flow.RouteBoard.State;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL whose log a whole hub follows: no listing is due while the tests run. */
class CaptureHubTest {
  private static final String MEMBER = "followed-member";
  private static final String SLOT = "fingerpost_groups";

  private static final String DESCRIPTOR =
      """
      member: {id: followed-member, name: A Member whose Log is Followed}
      system:
        database: {url: "%s", user: "%s", password: "%s", capture: {}}
      datasets:
        groups:
          kind: organization
          table: groups
          key: id
          fields: {name: name}
          agreement:
            lawful_basis: legitimate interests
            review_date: 2099-04-01
            retention: P3Y
            public: [name]
          poll: PT0.5S
          full_compare: PT24H
          brake: {number: 20, share: 0.1}
      """;

  @TempDir static Path folder;

  private static EmbeddedDatabase server;
  private static Hub hub;
  private static JointView joint;

  @BeforeAll
  static void aHubFollowsIt() throws Exception {
    server =
        EmbeddedDatabase.start(
            folder.resolve("member"), DatabaseSettings.defaults().with("wal_level", "logical"));
    server.createDatabase("member");
    run(
        "CREATE TABLE groups (id int PRIMARY KEY, name text, notes text)",
        "INSERT INTO groups SELECT n, 'Group ' || n, 'stays' FROM generate_series(1, 30) AS n",
        "CREATE PUBLICATION fingerpost FOR TABLE groups (id)");
    MemberDescriptor member =
        new DescriptorReader()
            .read(
                "followed.yaml",
                DESCRIPTOR.formatted(
                    url(), server.user(), Examples.secret(folder, server.password())),
                folder)
            .descriptor();
    hub = Hub.start(HubSettings.embedded(folder.resolve("hub"), 0), List.of(member), line -> {});
    joint = new JointView(hub.database());
    joint.eventually(view -> assertThat(view.joint(MEMBER, "groups")).isGreaterThanOrEqualTo(29));
  }

  @AfterAll
  static void stop() {
    if (hub != null) {
      hub.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @Test
  void a_new_row_a_changed_one_and_a_deleted_one_arrive_without_any_listing() throws Exception {
    run("INSERT INTO groups VALUES (101, 'Chess club', 'stays')");
    joint.eventually(view -> assertThat(name("101")).containsExactly("Chess club"));
    run("UPDATE groups SET name = 'Chess and draughts club' WHERE id = 101");
    joint.eventually(view -> assertThat(name("101")).containsExactly("Chess and draughts club"));
    run("DELETE FROM groups WHERE id = 101");
    joint.eventually(view -> assertThat(name("101")).isEmpty());
  }

  @Test
  void a_slot_that_is_lost_is_said_on_the_route_and_everything_is_read_again() throws Exception {
    loseSlotWhile(
        "INSERT INTO groups VALUES (201, 'Typed while nobody told', 'stays')",
        "UPDATE groups SET name = 'Renamed while nobody told' WHERE id = 2",
        "DELETE FROM groups WHERE id = 1");
    joint.eventually(
        view -> {
          assertThat(name("201")).containsExactly("Typed while nobody told");
          assertThat(name("2")).containsExactly("Renamed while nobody told");
          assertThat(name("1")).isEmpty();
        });
    assertThat(hub.board().runs("collect", MEMBER, "groups"))
        .anySatisfy(
            run -> {
              assertThat(run.state()).isEqualTo(State.FAILING_RETRIABLE);
              assertThat(run.cause())
                  .contains(SLOT)
                  .contains("were not told")
                  .contains("read anew and compared, deletes included");
            });
    await().atMost(Duration.ofSeconds(60)).until(() -> route().state() == State.FRESH);
    assertThat(route().counts()).containsEntry("gaps", 1L);
    run("INSERT INTO groups VALUES (202, 'Told again', 'stays')");
    joint.eventually(view -> assertThat(name("202")).containsExactly("Told again"));
  }

  /** Somebody drops the slot; these are committed before there is one again. */
  private static void loseSlotWhile(String... statements) {
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptionsInstanceOf(SQLException.class)
        .until(
            () -> {
              try (Connection connection = connect();
                  Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute(
                    "SELECT pg_terminate_backend(active_pid) FROM pg_replication_slots");
                statement.execute("SELECT pg_drop_replication_slot('%s')".formatted(SLOT));
                for (String sql : statements) {
                  statement.execute(sql);
                }
                connection.commit();
              }
              return true;
            });
  }

  private static RouteBoard.Status route() {
    return hub.board().all().stream()
        .filter(route -> route.member().equals(MEMBER) && route.stage().equals("collect"))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> name(String key) throws SQLException {
    return joint.field(MEMBER, "groups", key, "name");
  }

  private static String url() {
    return "jdbc:postgresql://127.0.0.1:%d/member".formatted(server.port());
  }

  private static Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), server.user(), server.password());
  }

  private static void run(String... statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
