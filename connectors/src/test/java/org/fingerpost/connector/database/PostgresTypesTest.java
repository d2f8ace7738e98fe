package org.fingerpost.connector.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.fingerpost.connector.Datasets;
import org.fingerpost.connector.Pages;
import org.fingerpost.connector.Position;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.DatasetDescriptor.Location;
import org.fingerpost.connector.descriptor.Secret;
import org.fingerpost.connector.descriptor.SystemDescriptor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Types, times and failures that are PostgreSQL's own. */
class PostgresTypesTest {
  private static PostgreSql postgres;
  private static TestDatabase database;

  @BeforeAll
  static void start() throws Exception {
    postgres = PostgreSql.start(Map.of());
    database = postgres.database();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @Test
  void each_type_becomes_its_json() throws Exception {
    database.run(
        "CREATE TABLE types (id uuid PRIMARY KEY, whole bigint, exact numeric(12,2), broad float8,"
            + " truth boolean, moment timestamptz, wall timestamp, day date, clock time, fixed"
            + " char(8), several text[], doc jsonb, none text)",
        "INSERT INTO types VALUES ('7b8d2c1e-0000-4000-8000-000000000001', 9007199254740993,"
            + " 51.50, 0.1, true, '2026-07-01 10:00:00.123456+01', '2026-07-01 10:00:00.5',"
            + " '2026-07-01', '10:00', 'WR1', '{a,b}', '{\"a\": 1}', NULL)");
    Pages pages =
        all(
            "types", "id", "whole", "exact", "broad", "truth", "moment", "wall", "day", "clock",
            "fixed", "several", "doc", "none");
    assertThat(pages.fields("7b8d2c1e-0000-4000-8000-000000000001").toString())
        .isEqualTo(
            "{\"broad\":0.1,\"clock\":\"10:00:00\",\"day\":\"2026-07-01\","
                + "\"doc\":\"{\\\"a\\\": 1}\",\"exact\":51.50,\"fixed\":\"WR1\","
                + "\"id\":\"7b8d2c1e-0000-4000-8000-000000000001\","
                + "\"moment\":\"2026-07-01T09:00:00.123456Z\",\"none\":null,"
                + "\"several\":\"a;b\",\"truth\":true,\"wall\":\"2026-07-01T10:00:00.5\","
                + "\"whole\":9007199254740993}");
  }

  @Test
  void bytes_are_refused_by_name() throws Exception {
    database.run("CREATE TABLE photos (id int PRIMARY KEY, photo bytea)");
    assertThatThrownBy(() -> all("photos", "id", "photo"))
        .isInstanceOfSatisfying(SourceException.class, e -> assertThat(e.isRetriable()).isFalse())
        .hasMessageContaining("Column photo of table photos holds bytes");
  }

  @Test
  void a_text_key_with_a_strange_name_in_another_schema_is_read() throws Exception {
    database.run(
        "CREATE SCHEMA crm",
        "CREATE TABLE crm.\"Tbl Groups\" (\"Group \"\"ID\"\"\" text PRIMARY KEY, changed"
            + " timestamptz)",
        "INSERT INTO crm.\"Tbl Groups\" VALUES ('A-1/ß', now() - interval '1 hour')");
    try (DatabaseConnector connector = connector("Group \"ID\"")) {
      Pages pages = new Pages();
      connector.readChanges(
          Datasets.of(
              "groups",
              new Location.Table("crm.Tbl Groups", Optional.of("changed")),
              "Group \"ID\"",
              Duration.ofSeconds(1)),
          Position.START,
          pages);
      assertThat(pages.keys()).containsExactly("A-1/ß");
    }
  }

  @Test
  void a_wall_time_and_a_day_serve_as_the_time_of_change() throws Exception {
    for (String type : new String[] {"timestamp", "date"}) {
      database.run(
          "DROP TABLE IF EXISTS walls",
          "CREATE TABLE walls (id int PRIMARY KEY, changed " + type + ")",
          "INSERT INTO walls VALUES (1, now() AT TIME ZONE 'UTC' - interval '3 days')");
      try (DatabaseConnector connector = connector("id")) {
        DatasetDescriptor dataset = changing("walls", Duration.ofSeconds(2));
        Pages pages = new Pages();
        connector.readChanges(dataset, Position.START, pages);
        // A day's row is read again all day, for it may change again under the same date.
        database.run("INSERT INTO walls VALUES (2, now() AT TIME ZONE 'Europe/London')");
        connector.readChanges(dataset, pages.position(Position.START), pages);
        database.run("INSERT INTO walls VALUES (3, now() AT TIME ZONE 'Europe/London')");
        connector.readChanges(dataset, pages.position(Position.START), pages);
        assertThat(pages.keys()).as(type).contains("1", "2", "3");
      }
    }
  }

  @Test
  void the_hubs_own_time_zone_changes_nothing() throws Exception {
    database.run(
        "CREATE TABLE zones (id int PRIMARY KEY, changed timestamptz)",
        "INSERT INTO zones VALUES (1, '2026-01-01 00:00:00+00')");
    java.util.TimeZone before = java.util.TimeZone.getDefault();
    java.util.TimeZone.setDefault(java.util.TimeZone.getTimeZone("Pacific/Auckland"));
    try {
      Pages pages = all("zones", "id", "changed");
      assertThat(pages.fields("1").get("changed").textValue()).isEqualTo("2026-01-01T00:00:00Z");
    } finally {
      java.util.TimeZone.setDefault(before);
    }
  }

  @Test
  void a_reader_with_rights_on_the_agreed_columns_alone_is_enough() throws Exception {
    database.run(
        "CREATE TABLE secretive (id int PRIMARY KEY, name text, health text, changed timestamptz)",
        "INSERT INTO secretive VALUES (1, 'Chess', 'private', now())",
        "CREATE USER narrow PASSWORD 'narrow'",
        "GRANT SELECT (id, name, changed) ON secretive TO narrow");
    try (DatabaseConnector connector = connectorOf("narrow", "id", "name")) {
      Pages pages = new Pages();
      connector.readChanges(changing("secretive", Duration.ofSeconds(2)), Position.START, pages);
      connector.readAll(changing("secretive", Duration.ofSeconds(2)), pages);
      assertThat(pages.keys()).containsExactly("1", "1");
    }
    try (DatabaseConnector connector = connectorOf("narrow", "id", "health")) {
      assertThatThrownBy(
              () -> connector.readAll(changing("secretive", Duration.ofSeconds(2)), new Pages()))
          .isInstanceOf(SourceException.class)
          .hasMessageContaining("narrow may not read table secretive")
          .hasMessageContaining("GRANT SELECT");
    }
  }

  @Test
  void a_value_that_cannot_be_converted_is_not_quoted() {
    Location query =
        new Location.Query(
            "SELECT CAST('secret-' || x AS int) AS id FROM generate_series(1, 2) x",
            Optional.empty());
    try (DatabaseConnector connector = connector("id")) {
      assertThatThrownBy(
              () ->
                  connector.readAll(Datasets.of("groups", query, "id", Duration.ZERO), new Pages()))
          .isInstanceOfSatisfying(
              SourceException.class,
              e -> {
                assertThat(e.isRetriable()).isFalse();
                assertThat(e.getCause()).isNull();
                assertThat(e.getMessage()).doesNotContain("secret-").contains("22P02");
              });
    }
  }

  @Test
  void a_database_that_is_not_there_is_told_from_a_machine_that_is_not() {
    String url = database.url();
    assertFailure(url + "x?password=in-the-url", false, "no database of that name");
    assertFailure(url.replace(":" + database.port(), ":1"), true, "nothing answers");
    assertFailure("jdbc:postgresql://no-such-host.invalid/x", true, "no machine of that name");
    assertFailure("jdbc:oracle:thin:@x", false, "starts with none of");
  }

  private static void assertFailure(String url, boolean retriable, String words) {
    SystemDescriptor.Database system =
        new SystemDescriptor.Database(url, "postgres", new Secret("${env:TEST}"));
    try (DatabaseConnector connector =
        new DatabaseConnector(system, dataset -> new TreeSet<>(), secret -> "in-the-url")) {
      assertThatThrownBy(() -> connector.readAll(changing("any", Duration.ZERO), new Pages()))
          .isInstanceOfSatisfying(
              SourceException.class, e -> assertThat(e.isRetriable()).isEqualTo(retriable))
          .hasMessageContaining(words)
          .hasMessageNotContaining("in-the-url");
    }
  }

  @Test
  void a_connection_that_the_database_ends_is_made_again() throws Exception {
    database.run("CREATE TABLE ended (id int PRIMARY KEY)", "INSERT INTO ended VALUES (1)");
    try (DatabaseConnector connector = connector("id")) {
      DatasetDescriptor dataset =
          Datasets.of("ended", new Location.Table("ended", Optional.empty()), "id", Duration.ZERO);
      Pages pages = new Pages();
      connector.readAll(dataset, pages);
      terminateReaders();
      // Idle connections are tested before use; one that breaks in use is retriable.
      Awaitility.await().until(() -> readsAgain(connector, dataset));
      connector.readAll(dataset, pages);
      assertThat(pages.keys()).contains("1");
    }
  }

  private static boolean readsAgain(DatabaseConnector connector, DatasetDescriptor dataset)
      throws InterruptedException {
    try {
      connector.readAll(dataset, new Pages());
      return true;
    } catch (SourceException e) {
      assertThat(e.isRetriable()).isTrue();
      return false;
    }
  }

  private static void terminateReaders() {
    try {
      database.run(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name ="
              + " 'fingerpost'");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Pages all(String table, String... columns) throws Exception {
    try (DatabaseConnector connector = connector(columns)) {
      Pages pages = new Pages();
      connector.readAll(
          Datasets.of("any", new Location.Table(table, Optional.empty()), "id", Duration.ZERO),
          pages);
      return pages;
    }
  }

  private static DatasetDescriptor changing(String table, Duration lag) {
    return Datasets.of("any", new Location.Table(table, Optional.of("changed")), "id", lag);
  }

  private static DatabaseConnector connector(String... columns) {
    return connectorOf("postgres", columns);
  }

  private static DatabaseConnector connectorOf(String user, String... columns) {
    return new DatabaseConnector(
        new SystemDescriptor.Database(database.url(), user, new Secret("${env:TEST}")),
        dataset -> new TreeSet<>(Arrays.asList(columns)),
        secret -> user);
  }
}
