package org.fingerpost.connector.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeSet;
import org.fingerpost.connector.Datasets;
import org.fingerpost.connector.Pages;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.descriptor.DatasetDescriptor.Location;
import org.fingerpost.connector.descriptor.Secret;
import org.fingerpost.connector.descriptor.SystemDescriptor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Types, character sets and failures that are MariaDB's and MySQL's own. */
class MariaDbTypesTest {
  private static MariaDb server;
  private static TestDatabase database;

  @BeforeAll
  static void start() throws Exception {
    server = MariaDb.start();
    database =
        TestDatabase.ofMySqlOrMariaDb(
            server.url("member") + "?sessionVariables=sql_mode=''",
            server.user(),
            server.password());
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Test
  void moments_are_utc_wall_times_stay_and_zero_dates_are_none() throws Exception {
    database.run(
        "CREATE TABLE times (id INT PRIMARY KEY, moment TIMESTAMP(6) NULL, wall DATETIME, zero"
            + " DATETIME, zero_day DATE, day DATE, yr YEAR)",
        "SET time_zone = '+01:00'");
    database.run(
        "SET STATEMENT time_zone = '+01:00' FOR INSERT INTO times VALUES (1, '2026-07-01"
            + " 10:00:00.25', '2026-07-01 10:00:00', '0000-00-00 00:00:00', '0000-00-00',"
            + " '2026-07-01', 1987)");
    assertThat(all("times", "id", "moment", "wall", "zero", "zero_day", "day", "yr").fields("1"))
        .hasToString(
            "{\"day\":\"2026-07-01\",\"id\":1,\"moment\":\"2026-07-01T09:00:00.250000Z\","
                + "\"wall\":\"2026-07-01T10:00:00\",\"yr\":1987,\"zero\":null,"
                + "\"zero_day\":null}");
  }

  @Test
  void small_numbers_and_bits_lose_nothing() throws Exception {
    database.run(
        "CREATE TABLE numbers (id BIGINT UNSIGNED PRIMARY KEY, tiny TINYINT(1), bits BIT(1), exact"
            + " DECIMAL(10,3), broad DOUBLE)",
        "INSERT INTO numbers VALUES (18446744073709551615, 7, 1, 51.500, 0.1)");
    assertThat(all("numbers", "id", "tiny", "bits", "exact", "broad").rows().get(0).fields())
        .hasToString(
            "{\"bits\":true,\"broad\":0.1,\"exact\":51.500,\"id\":18446744073709551615,"
                + "\"tiny\":7}");
  }

  @Test
  void every_character_set_arrives_as_written() throws Exception {
    String latin = "Café £5";
    String welsh = "Tŷ Gŵyr 🎈";
    database.run(
        "CREATE TABLE texts (id INT PRIMARY KEY, latin VARCHAR(50) CHARACTER SET latin1, welsh"
            + " VARCHAR(50) CHARACTER SET utf8mb4, euro VARCHAR(50) CHARACTER SET latin1)",
        "INSERT INTO texts VALUES (1, '%s', '%s', '€ – “x”')".formatted(latin, welsh));
    Pages pages = all("texts", "id", "latin", "welsh", "euro");
    assertThat(pages.fields("1").get("latin").textValue()).isEqualTo(latin);
    assertThat(pages.fields("1").get("welsh").textValue()).isEqualTo(welsh);
    // What MySQL calls latin1 is Windows-1252.
    assertThat(pages.fields("1").get("euro").textValue()).isEqualTo("€ – “x”");
  }

  @Test
  void a_user_without_rights_is_told_what_to_grant() throws Exception {
    database.run(
        "CREATE TABLE shut (id INT PRIMARY KEY)",
        "CREATE TABLE open_to_all (id INT PRIMARY KEY)",
        "CREATE OR REPLACE USER 'narrow'@'%' IDENTIFIED BY 'narrow-password'",
        "GRANT SELECT ON member.open_to_all TO 'narrow'@'%'");
    SystemDescriptor.Database system =
        new SystemDescriptor.Database(server.url("member"), "narrow", new Secret("${env:X}"));
    try (DatabaseConnector connector =
        new DatabaseConnector(system, dataset -> new TreeSet<>(), secret -> "narrow-password")) {
      assertThatThrownBy(
              () ->
                  connector.readAll(
                      Datasets.of(
                          "groups",
                          new Location.Table("shut", Optional.empty()),
                          "id",
                          Duration.ZERO),
                      new Pages()))
          .isInstanceOfSatisfying(SourceException.class, e -> assertThat(e.isRetriable()).isFalse())
          .hasMessageContaining("GRANT SELECT");
    }
  }

  @Test
  void a_reader_with_rights_on_the_agreed_columns_alone_is_enough() throws Exception {
    database.run(
        "CREATE TABLE secretive (id INT PRIMARY KEY, name TEXT, health TEXT)",
        "INSERT INTO secretive VALUES (1, 'Chess', 'private')",
        "CREATE OR REPLACE USER 'slim'@'%' IDENTIFIED BY 'slim-password'",
        "GRANT SELECT (id, name) ON member.secretive TO 'slim'@'%'");
    SystemDescriptor.Database system =
        new SystemDescriptor.Database(server.url("member"), "slim", new Secret("${env:X}"));
    try (DatabaseConnector connector =
        new DatabaseConnector(
            system, dataset -> new TreeSet<>(Arrays.asList("name")), s -> "slim-password")) {
      Pages pages = new Pages();
      connector.readAll(
          Datasets.of(
              "any", new Location.Table("secretive", Optional.empty()), "id", Duration.ZERO),
          pages);
      assertThat(pages.fields("1")).hasToString("{\"name\":\"Chess\"}");
    }
  }

  @Test
  void an_address_of_mysql_is_read_with_the_same_driver() throws Exception {
    database.run("CREATE TABLE my (id INT PRIMARY KEY)", "INSERT INTO my VALUES (1)");
    SystemDescriptor.Database system =
        new SystemDescriptor.Database(
            server.url("member").replace("jdbc:mariadb", "jdbc:mysql"),
            server.user(),
            new Secret("${env:X}"));
    try (DatabaseConnector connector =
        new DatabaseConnector(system, dataset -> new TreeSet<>(), s -> server.password())) {
      Pages pages = new Pages();
      connector.readAll(
          Datasets.of("my", new Location.Table("my", Optional.empty()), "id", Duration.ZERO),
          pages);
      assertThat(pages.keys()).containsExactly("1");
    }
  }

  private static Pages all(String table, String... columns) throws Exception {
    try (DatabaseConnector connector =
        new DatabaseConnector(
            database.system(),
            dataset -> new TreeSet<>(Arrays.asList(columns)),
            secret -> server.password())) {
      Pages pages = new Pages();
      connector.readAll(
          Datasets.of("any", new Location.Table(table, Optional.empty()), "id", Duration.ZERO),
          pages);
      return pages;
    }
  }
}
