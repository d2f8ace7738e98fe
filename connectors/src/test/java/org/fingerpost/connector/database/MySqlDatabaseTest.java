package org.fingerpost.connector.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.fingerpost.connector.Datasets;
import org.fingerpost.connector.Pages;
import org.fingerpost.connector.contract.Proves;
import org.fingerpost.connector.descriptor.DatasetDescriptor.Location;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** On a server whose own time zone is not UTC, through MariaDB's driver. */
@Proves(value = DatabaseConnector.class, on = "database, MySQL")
class MySqlDatabaseTest extends DatabaseContract {
  @RegisterExtension
  private static final MySql SERVER = MySql.with("--default-time-zone=+01:00", "--sql-mode=");

  @Override
  TestDatabase database() {
    return SERVER.database("member");
  }

  @Test
  void moments_are_utc_wall_times_stay_and_zero_dates_are_none() throws Exception {
    database()
        .run(
            "DROP TABLE IF EXISTS times",
            "CREATE TABLE times (id INT PRIMARY KEY, moment TIMESTAMP(6) NULL, wall DATETIME, zero"
                + " DATETIME, zero_day DATE, half_day DATE, day DATE, yr YEAR)",
            "INSERT INTO times VALUES (1, '2026-07-01 10:00:00.25', '2026-07-01 10:00:00',"
                + " '0000-00-00 00:00:00', '0000-00-00', '2026-07-00', '2026-07-01', 1987)");
    assertThat(all("times", "moment", "wall", "zero", "zero_day", "half_day", "day", "yr"))
        .isEqualTo(
            "{\"day\":\"2026-07-01\",\"half_day\":\"2026-07-00\","
                + "\"moment\":\"2026-07-01T09:00:00.250000Z\","
                + "\"wall\":\"2026-07-01T10:00:00\",\"yr\":1987,\"zero\":null,"
                + "\"zero_day\":null}");
  }

  @Test
  void every_character_set_arrives_as_written() throws Exception {
    database()
        .run(
            "DROP TABLE IF EXISTS texts",
            "CREATE TABLE texts (id INT PRIMARY KEY, welsh VARCHAR(50) CHARACTER SET utf8mb4,"
                + " short VARCHAR(50) CHARACTER SET utf8, euro VARCHAR(50) CHARACTER SET latin1)",
            "INSERT INTO texts VALUES (1, 'Tŷ Gŵyr 🎈', 'Tŷ Gŵyr', '€ – “x”')");
    assertThat(all("texts", "welsh", "short", "euro"))
        .isEqualTo("{\"euro\":\"€ – “x”\",\"short\":\"Tŷ Gŵyr\",\"welsh\":\"Tŷ Gŵyr 🎈\"}");
  }

  @Test
  void small_numbers_and_bits_lose_nothing() throws Exception {
    database()
        .run(
            "DROP TABLE IF EXISTS numbers",
            "CREATE TABLE numbers (id INT PRIMARY KEY, great BIGINT UNSIGNED, tiny TINYINT(1),"
                + " bits BIT(1), exact DECIMAL(10,3))",
            "INSERT INTO numbers VALUES (1, 18446744073709551615, 7, 1, 51.500)");
    assertThat(all("numbers", "great", "tiny", "bits", "exact"))
        .isEqualTo("{\"bits\":true,\"exact\":51.500,\"great\":18446744073709551615,\"tiny\":7}");
  }

  private String all(String table, String... columns) throws Exception {
    try (DatabaseConnector connector = connector(database().system(), Arrays.asList(columns))) {
      Pages pages = new Pages();
      connector.readAll(
          Datasets.of("any", new Location.Table(table, Optional.empty()), "id", Duration.ZERO),
          pages);
      return pages.fields("1").toString();
    }
  }
}
