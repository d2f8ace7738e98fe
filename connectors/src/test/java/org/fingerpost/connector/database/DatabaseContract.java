package org.fingerpost.connector.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.Datasets;
import org.fingerpost.connector.Page;
import org.fingerpost.connector.PageBuffer;
import org.fingerpost.connector.PageSink;
import org.fingerpost.connector.Pages;
import org.fingerpost.connector.Position;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.SourceShape;
import org.fingerpost.connector.contract.ConnectorContract;
import org.fingerpost.connector.contract.MemberSystem;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.DatasetDescriptor.Location;
import org.fingerpost.connector.descriptor.SystemDescriptor;
import org.fingerpost.connector.sharing.SharingFilter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the connector promises of every database, beyond what every connector promises; each kind
 * runs it on a real one.
 */
abstract class DatabaseContract extends ConnectorContract {
  private static final Duration LAG = Duration.ofSeconds(2);
  private static final List<String> COLUMNS = List.of("name", "grp");

  private TestDatabase database;
  private DatabaseConnector connector;

  abstract TestDatabase database();

  @Override
  protected MemberSystem newSystem() throws Exception {
    return new TableSystem(
        database(), Optional.of("changed"), (system, password) -> connector(system, password));
  }

  private static Connector connector(SystemDescriptor.Database system, String password) {
    return new DatabaseConnector(
        system, dataset -> new SharingFilter(dataset).columns(), secret -> password);
  }

  @BeforeEach
  void anEmptyTable() throws SQLException {
    database = database();
    database.run(
        "DROP TABLE IF EXISTS grps",
        "CREATE TABLE grps (grp INT PRIMARY KEY, name VARCHAR(200), private_note VARCHAR(200),"
            + " changed "
            + database.instant()
            + ")");
    connector = connector(database.system(), COLUMNS);
  }

  @AfterEach
  void close() {
    connector.close();
  }

  @Test
  void only_the_given_columns_are_read_and_the_key_stands_beside_them() throws Exception {
    insert(1, -60);
    Pages pages = changes(Position.START);
    assertThat(pages.keys()).containsExactly("1");
    assertThat(pages.rows().get(0).place()).isEqualTo("table grps");
    assertThat(pages.fields("1").toString()).isEqualTo("{\"grp\":1,\"name\":\"group 1\"}");
  }

  @Test
  void the_columns_are_told_before_any_row_and_a_new_one_is_told_but_not_read() throws Exception {
    insert(1, -60);
    Pages first = changes(Position.START);
    assertThat(first.shapes.get(0).complete()).isTrue();
    assertThat(first.shapes.get(0).columns())
        .containsOnlyKeys("grp", "name", "private_note", "changed")
        .containsEntry("grp", "a whole number")
        .containsEntry("name", "text");
    database.run("ALTER TABLE grps ADD COLUMN mobile VARCHAR(20)");
    Pages all = new Pages();
    connector.readAll(dataset(Optional.of("changed")), all);
    assertThat(all.shapes.get(0).since(first.shapes.get(0)).phrases())
        .containsExactly("mobile is new and not shared");
    assertThat(all.fields("1").has("mobile")).isFalse();
  }

  @Test
  void a_column_that_is_read_as_something_else_is_told_at_each_look() throws Exception {
    insert(1, -60);
    Pages first = changes(Position.START);
    database.run(
        "ALTER TABLE grps DROP COLUMN name", "ALTER TABLE grps ADD COLUMN name INT DEFAULT 7");
    Pages next = changes(first.position(Position.START));
    assertThat(next.shapes.get(0).complete()).isFalse();
    assertThat(next.shapes.get(0).since(first.shapes.get(0)).retyped())
        .containsExactly(new SourceShape.Retyped("name", "text", "a whole number"));
  }

  @Test
  void a_column_that_is_gone_is_told_before_the_failure() throws Exception {
    insert(1, -60);
    Pages first = changes(Position.START);
    database.run(
        "ALTER TABLE grps DROP COLUMN name", "ALTER TABLE grps ADD COLUMN title VARCHAR(200)");
    Pages next = new Pages();
    assertThatThrownBy(
            () -> connector.readChanges(dataset(Optional.of("changed")), Position.START, next))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("There is no column name");
    SourceShape.Difference difference = next.shapes.get(0).since(first.shapes.get(0));
    assertThat(difference.vanished()).containsExactly("name");
    assertThat(difference.appeared()).containsExactly("title");
  }

  @Test
  void nothing_new_means_nothing_once_the_last_time_is_settled() throws Exception {
    insert(1, -60);
    Position first = changes(Position.START).position(Position.START);
    // Settled when a reading twice the lag after the first has found nothing newer.
    Position[] position = {first};
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              Pages again = changes(position[0]);
              position[0] = again.position(position[0]);
              return again.pages.isEmpty();
            });
    insert(2, -1);
    assertThat(changes(position[0]).keys()).containsExactly("2");
  }

  @Test
  void a_row_is_read_the_moment_it_is_committed_and_again_until_the_lag_is_over() throws Exception {
    insert(1, -60);
    insert(2, 0);
    Pages pages = changes(Position.START);
    assertThat(pages.keys()).containsExactly("1", "2");
    assertThat(changes(pages.position(Position.START)).keys()).contains("2");
  }

  @Test
  void a_row_that_was_stamped_earlier_and_committed_later_is_found() throws Exception {
    try (Connection slow = database.connect();
        Statement statement = slow.createStatement()) {
      slow.setAutoCommit(false);
      statement.execute("INSERT INTO grps VALUES (1, 'slow', '', %s)".formatted(database.now()));
      insert(2, 0);
      Position[] position = {Position.START};
      Pages before = changes(position[0]);
      position[0] = before.position(position[0]);
      assertThat(before.keys()).containsExactly("2");
      slow.commit();
      assertThat(changes(position[0]).keys()).contains("1");
    }
  }

  @Test
  void a_late_commit_is_found_even_when_newer_rows_have_moved_the_position() throws Exception {
    insert(1, -3.5);
    insert(3, -2.5);
    Position position = changes(Position.START).position(Position.START);
    assertThat(position.isStart()).isFalse();
    insert(2, -3);
    assertThat(changes(position).keys()).contains("2");
  }

  @Test
  void a_full_listing_finds_what_was_committed_later_than_the_lag() throws Exception {
    insert(1, -60);
    Position position = changes(Position.START).position(Position.START);
    insert(2, -4000);
    assertThat(changes(position).keys()).doesNotContain("2");
    assertThat(listing().keys()).containsExactlyInAnyOrder("1", "2");
  }

  @Test
  void rows_that_share_one_time_are_all_read_across_pages_and_after_a_break() throws Exception {
    insertMany(1, 12_001, -60);
    List<Page> before = new ArrayList<>();
    PageSink breaksAfterOnePage =
        page -> {
          if (!before.isEmpty()) {
            throw new InterruptedException("stopping");
          }
          before.add(page);
        };
    DatasetDescriptor dataset = dataset(Optional.of("changed"));
    assertThatThrownBy(() -> connector.readChanges(dataset, Position.START, breaksAfterOnePage))
        .isInstanceOf(InterruptedException.class);
    Set<String> seen = new TreeSet<>();
    before.get(0).rows().forEach(row -> seen.add(row.key()));
    assertThat(before.get(0).rows()).hasSize(PageBuffer.ROWS);
    seen.addAll(changes(before.get(0).next()).keys());
    assertThat(seen).hasSize(12_001);
  }

  @Test
  void rows_written_within_one_second_keep_their_order_to_the_microsecond() throws Exception {
    String base = "2026-03-01 10:00:00.";
    for (int i = 0; i < 10; i++) {
      database.run(
          "INSERT INTO grps VALUES (%d, 'x', '', TIMESTAMP '%s')"
              .formatted(9 - i, base + "00000" + i));
    }
    Pages pages = changes(Position.START);
    assertThat(pages.keys()).containsExactly("9", "8", "7", "6", "5", "4", "3", "2", "1", "0");
    assertThat(pages.position(Position.START).text()).contains(".000009");
  }

  @Test
  void a_row_dated_in_the_future_is_read_and_holds_nothing_up() throws Exception {
    insert(1, 86_400);
    insert(2, -30);
    Position position = changes(Position.START).position(Position.START);
    insert(3, -1);
    assertThat(changes(position).keys()).contains("1", "3");
  }

  @Test
  void a_member_whose_clock_is_slow_loses_nothing() throws Exception {
    insert(1, -600);
    Position position = changes(Position.START).position(Position.START);
    insert(2, -599.9);
    Pages next = changes(position);
    assertThat(next.keys()).contains("2");
    insert(3, -599.8);
    assertThat(changes(next.position(position)).keys()).contains("3");
  }

  @Test
  void a_row_without_a_time_comes_at_the_start_and_in_a_full_listing_only() throws Exception {
    database.run("INSERT INTO grps VALUES (7, 'undated', '', NULL)");
    insert(1, -30);
    Pages first = changes(Position.START);
    assertThat(first.keys()).containsExactly("7", "1");
    assertThat(changes(first.position(Position.START)).keys()).doesNotContain("7");
    assertThat(listing().keys()).containsExactlyInAnyOrder("7", "1");
  }

  @Test
  void rows_changed_while_pages_are_read_come_as_they_were_and_then_as_they_are() throws Exception {
    insertMany(1, 6_000, -60);
    Pages pages = new Pages();
    boolean[] done = {false};
    PageSink writesMeanwhile =
        page -> {
          pages.accept(page);
          if (!done[0]) {
            done[0] = true;
            change("UPDATE grps SET name = 'moved', changed = %s WHERE grp = 6000");
            change("INSERT INTO grps VALUES (6001, 'new', '', %s)");
          }
        };
    connector.readChanges(dataset(Optional.of("changed")), Position.START, writesMeanwhile);
    assertThat(pages.rows()).hasSize(6_000);
    assertThat(pages.fields("6000").get("name").textValue()).isNotEqualTo("moved");
    Pages next = changes(pages.position(Position.START));
    assertThat(next.fields("6000").get("name").textValue()).isEqualTo("moved");
    assertThat(next.keys()).contains("6001");
  }

  @Test
  void without_a_time_column_each_look_reads_everything() throws Exception {
    insert(1, -60);
    insert(2, -60);
    Pages pages = new Pages();
    connector.readChanges(dataset(Optional.empty()), Position.START, pages);
    connector.readChanges(dataset(Optional.empty()), pages.position(Position.START), pages);
    assertThat(pages.keys()).containsExactlyInAnyOrder("1", "2", "1", "2");
  }

  @Test
  void a_position_of_other_columns_or_of_nonsense_starts_again() throws Exception {
    insert(1, -4000);
    Position position = changes(Position.START).position(Position.START);
    try (DatabaseConnector wider =
        connector(database.system(), List.of("grp", "name", "private_note"))) {
      Pages pages = new Pages();
      wider.readChanges(dataset(Optional.of("changed")), position, pages);
      assertThat(pages.keys()).containsExactly("1");
    }
    assertThat(changes(new Position("left by something else")).keys()).containsExactly("1");
  }

  @Test
  void a_query_is_read_like_a_table() throws Exception {
    insert(1, -60);
    insert(2, -60);
    Location query =
        new Location.Query(
            "SELECT g.grp, g.name, g.changed FROM grps g WHERE g.grp > 1; -- of the rest\n;",
            Optional.of("changed"));
    Location good =
        new Location.Query(
            "SELECT g.grp, g.name, g.changed FROM grps g WHERE g.grp > 1 -- the rest",
            Optional.of("changed"));
    Pages pages = new Pages();
    connector.readChanges(Datasets.of("groups", good, "grp", LAG), Position.START, pages);
    assertThat(pages.keys()).containsExactly("2");
    assertThatThrownBy(
            () -> connector.readAll(Datasets.of("groups", query, "grp", LAG), new Pages()))
        .isInstanceOf(SourceException.class);
  }

  @Test
  void a_missing_column_is_named_with_what_is_there() {
    try (DatabaseConnector wrong = connector(database.system(), List.of("grp", "nmae"))) {
      assertThatThrownBy(
              () -> wrong.readChanges(dataset(Optional.of("changed")), Position.START, new Pages()))
          .isInstanceOfSatisfying(SourceException.class, e -> assertThat(e.isRetriable()).isFalse())
          .hasMessageContaining("There is no column nmae. Nearest: name")
          .hasMessageContaining("table grps");
    }
  }

  @Test
  void a_missing_table_is_named_with_what_is_there() {
    Location location = new Location.Table("grsp", Optional.empty());
    assertThatThrownBy(
            () -> connector.readAll(Datasets.of("groups", location, "grp", LAG), new Pages()))
        .isInstanceOfSatisfying(SourceException.class, e -> assertThat(e.isRetriable()).isFalse())
        .hasMessageContaining("table grsp")
        .hasMessageContaining("Nearest: grps");
  }

  @Test
  void a_time_column_that_holds_no_time_is_refused() {
    assertThatThrownBy(
            () -> connector.readChanges(dataset(Optional.of("name")), Position.START, new Pages()))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("Column name of table grps, named under changed");
  }

  @Test
  void a_wrong_password_is_said_without_the_password() {
    DatabaseConnector wrong =
        new DatabaseConnector(
            new SystemDescriptor.Database(
                database.url(), "nobody_here", database.system().password()),
            dataset -> new TreeSet<>(COLUMNS),
            secret -> "hunter2secret");
    try (wrong) {
      assertThatThrownBy(() -> wrong.readAll(dataset(Optional.empty()), new Pages()))
          .isInstanceOfSatisfying(
              SourceException.class,
              e -> {
                assertThat(e.isRetriable()).isFalse();
                for (Throwable t = e; t != null; t = t.getCause()) {
                  assertThat(String.valueOf(t.getMessage())).doesNotContain("hunter2secret");
                }
              })
          .hasMessageContaining("refused the user name nobody_here or its password");
    }
  }

  @Test
  void a_time_of_change_without_an_index_is_said_with_what_to_type() throws Exception {
    insertMany(1, 1_000, -60);
    assertThat(connector.advice(dataset(Optional.of("changed"))))
        .hasValueSatisfying(
            sentence ->
                assertThat(sentence)
                    .contains("all 1,000 rows of table grps")
                    .contains("CREATE INDEX fingerpost_changed ON grps (changed)"));
    assertThat(connector.advice(dataset(Optional.empty()))).isEmpty();
    database.run("CREATE INDEX fingerpost_changed ON grps (changed)");
    assertThat(connector.advice(dataset(Optional.of("changed")))).isEmpty();
  }

  @Test
  void the_connector_cannot_write() throws Exception {
    insert(1, -60);
    Location writes = new Location.Query("DELETE FROM grps", Optional.empty());
    assertThatThrownBy(
            () -> connector.readAll(Datasets.of("groups", writes, "grp", LAG), new Pages()))
        .isInstanceOf(SourceException.class);
    assertThat(listing().keys()).containsExactly("1");
  }

  private void change(String sql) {
    try {
      database.run(sql.formatted(database.now()));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void insert(int key, double seconds) throws SQLException {
    database.run(
        "INSERT INTO grps VALUES (%d, 'group %d', 'withheld', %s)"
            .formatted(key, key, database.secondsFromNow(seconds)));
  }

  private void insertMany(int first, int last, int seconds) throws SQLException {
    String moment = database.secondsFromNow(seconds);
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      String text;
      try (Statement statement = connection.createStatement();
          var row = statement.executeQuery("SELECT " + moment)) {
        row.next();
        text = row.getString(1);
      }
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT INTO grps VALUES (?, 'many', '', CAST(? AS "
                  + (database.isMySqlOrMariaDb() ? "DATETIME(6)" : database.instant())
                  + "))")) {
        for (int key : IntStream.rangeClosed(first, last).toArray()) {
          insert.setInt(1, key);
          insert.setString(2, text);
          insert.addBatch();
        }
        insert.executeBatch();
      }
      connection.commit();
    }
  }

  private Pages changes(Position from) throws Exception {
    Pages pages = new Pages();
    connector.readChanges(dataset(Optional.of("changed")), from, pages);
    return pages;
  }

  private Pages listing() throws Exception {
    Pages pages = new Pages();
    connector.readAll(dataset(Optional.of("changed")), pages);
    return pages;
  }

  private static DatasetDescriptor dataset(Optional<String> changed) {
    return Datasets.of("groups", new Location.Table("grps", changed), "grp", LAG);
  }

  DatabaseConnector connector(SystemDescriptor.Database system, List<String> columns) {
    return new DatabaseConnector(
        system, dataset -> new TreeSet<>(columns), secret -> database.password());
  }
}
