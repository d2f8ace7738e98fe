package org.fingerpost.connector.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.fingerpost.connector.Datasets;
import org.fingerpost.connector.Pages;
import org.fingerpost.connector.Position;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.DatasetDescriptor.Location;
import org.fingerpost.connector.descriptor.Secret;
import org.fingerpost.connector.descriptor.SystemDescriptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What can be known of SQL Server without one: the statements that it is sent run in H2's mode for
 * it, with those of its functions that H2 lacks put in, and its numbers of errors are told apart.
 */
class SqlServerTest {
  private static final String URL = "jdbc:sqlserver://127.0.0.1:1;databaseName=barn;encrypt=true";
  private static final SystemDescriptor.Database SYSTEM =
      new SystemDescriptor.Database(URL, "reader", new Secret("${env:X}"));
  private static final DatasetDescriptor DATASET =
      Datasets.of(
          "groups",
          new Location.Table("groups", Optional.of("changed")),
          "id",
          Duration.ofSeconds(1));

  private Connection owner;

  @BeforeEach
  void start() throws SQLException {
    owner = connect();
    try (Statement statement = owner.createStatement()) {
      for (String sql :
          List.of(
              "CREATE ALIAS SYSUTCDATETIME FOR \"%s.utc\""
                  .formatted(SqlServerFunctions.class.getName()),
              "CREATE ALIAS SYSDATETIMEOFFSET FOR \"%s.moment\""
                  .formatted(SqlServerFunctions.class.getName()),
              "CREATE ALIAS DATEDIFF_BIG FOR \"%s.millis\""
                  .formatted(SqlServerFunctions.class.getName()),
              "CREATE CONSTANT MILLISECOND VALUE 'MILLISECOND'",
              "CREATE TABLE groups (id INT PRIMARY KEY, name NVARCHAR(100), founded DATE, seen DATETIMEOFFSET, changed DATETIME2)")) {
        statement.execute(sql);
      }
    }
  }

  @AfterEach
  void stop() throws SQLException {
    try (Statement statement = owner.createStatement()) {
      statement.execute("SHUTDOWN");
    }
  }

  private static Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:h2:mem:sqlserver;MODE=MSSQLServer;DB_CLOSE_DELAY=-1;DATABASE_TO_LOWER=TRUE;TIME ZONE=UTC");
  }

  @Test
  void its_statements_read_changes_once_and_a_whole_listing() throws Exception {
    run(
        "INSERT INTO groups VALUES (1, N'Tŷ Ŵyl', '1987-04-01', '2026-07-01 10:30:00.123 +01:00', '2026-07-01 10:30:00.0033333')",
        "INSERT INTO groups VALUES (2, 'Bowls', NULL, NULL, '2026-07-01 10:30:00.0033333')");
    Pages first = new Pages();
    read(reading -> reading.changes(Position.START, first));
    assertThat(first.keys()).containsExactlyInAnyOrder("1", "2");
    assertThat(first.fields("1"))
        .hasToString(
            "{\"founded\":\"1987-04-01\",\"name\":\"Tŷ Ŵyl\",\"seen\":\"2026-07-01T09:30:00.123Z\"}");
    // As it is once the rows have rested for twice the lag: then none of them is read again.
    Position settled =
        new Position(
            first.position(Position.START).text().replace("\"settled\":false", "\"settled\":true"));
    run(
        "INSERT INTO groups VALUES (3, 'Darts', NULL, NULL, DATEADD(MILLISECOND, -5000, SYSUTCDATETIME()))");
    Pages next = new Pages();
    read(reading -> reading.changes(settled, next));
    assertThat(next.keys()).containsExactly("3");
    Pages all = new Pages();
    read(reading -> reading.listing(all));
    assertThat(all.keys()).containsExactlyInAnyOrder("1", "2", "3");
  }

  @Test
  void a_column_with_offsets_tells_changes_too() throws Exception {
    run(
        "INSERT INTO groups VALUES (1, 'Early', NULL, '2026-07-01 10:30:00 +01:00', NULL)",
        "INSERT INTO groups VALUES (2, 'Later', NULL, '2026-07-01 10:00:00 +00:00', NULL)");
    DatasetDescriptor bySeen = DATASET.at(new Location.Table("groups", Optional.of("seen")));
    Pages pages = new Pages();
    read(bySeen, reading -> reading.changes(Position.START, pages));
    assertThat(pages.keys()).containsExactly("1", "2");
    assertThat(pages.position(Position.START).text()).contains("2026-07-01 10:00:00");
  }

  @Test
  void its_types_are_read_as_what_they_are_and_row_versions_are_refused_by_name() {
    ColumnType offset =
        new SqlServerDialect().meaning(new ColumnType("seen", -155, "datetimeoffset", 34));
    assertThat(offset.changedType()).contains(ChangedType.INSTANT);
    ColumnType wall = new ColumnType("changed", Types.TIMESTAMP, "datetime", 23);
    assertThat(new SqlServerDialect().meaning(wall).changedType()).contains(ChangedType.WALL);
    ColumnType version = new ColumnType("ts", Types.BINARY, "timestamp", 8);
    assertThat(new SqlServerDialect().meaning(version).reader()).isEmpty();
    ColumnType place = new ColumnType("place", -157, "geometry", 0);
    assertThat(new SqlServerDialect().meaning(place).reader()).isEmpty();
  }

  @Test
  void what_it_refuses_is_said_by_its_numbers() {
    DatabaseFailure failures = new DatabaseFailure(SYSTEM);
    assertThat(failures.connecting(error(18456, "S0001")))
        .hasMessageContaining("refused the user name reader or its password");
    assertThat(FailureCodes.isRefusedLogin(error(18456, "S0001"))).isTrue();
    assertThat(failures.connecting(error(4060, "S0001")))
        .hasMessageContaining("no database of that name: jdbc:sqlserver://127.0.0.1:1.");
    assertThat(FailureCodes.isMissingColumn(error(207, "S0001"))).isTrue();
  }

  private static SQLException error(int number, String state) {
    return new SQLException("never repeated", state, number);
  }

  @Test
  void a_server_that_is_not_there_is_a_sentence() {
    try (DatabaseConnector connector =
        new DatabaseConnector(SYSTEM, dataset -> new TreeSet<>(List.of("name")), s -> "x")) {
      assertThatThrownBy(() -> connector.readChanges(DATASET, Position.START, new Pages()))
          .isInstanceOfSatisfying(SourceException.class, e -> assertThat(e.isRetriable()).isTrue())
          .hasMessageContaining("could not be reached");
    }
  }

  private interface Task {
    void read(TableReading reading) throws Exception;
  }

  private static void read(Task task) throws Exception {
    read(DATASET, task);
  }

  private static void read(DatasetDescriptor dataset, Task task) throws Exception {
    Connection connection = connect();
    connection.setAutoCommit(false);
    try (Snapshot snapshot = Snapshot.open(connection, new SqlServerDialect())) {
      Selection selection =
          Selection.of(dataset, new TreeSet<>(List.of("founded", "name", "seen")), "\"");
      task.read(new TableReading(snapshot, new SqlServerDialect(), selection, dataset));
    }
  }

  private void run(String... statements) throws SQLException {
    try (Statement statement = owner.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
