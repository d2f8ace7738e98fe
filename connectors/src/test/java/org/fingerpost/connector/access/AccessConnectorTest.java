package org.fingerpost.connector.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.healthmarketscience.jackcess.ColumnBuilder;
import com.healthmarketscience.jackcess.DataType;
import com.healthmarketscience.jackcess.Database;
import com.healthmarketscience.jackcess.DatabaseBuilder;
import com.healthmarketscience.jackcess.DateTimeType;
import com.healthmarketscience.jackcess.Row;
import com.healthmarketscience.jackcess.Table;
import com.healthmarketscience.jackcess.TableBuilder;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccessConnectorTest {
  private static final String LONG_TEXT = "Sgwrs a phaned. ".repeat(1_000) + "Tŷ Gŵyr 🎈 £5";

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(
      value = Database.FileFormat.class,
      names = {"V2000", "V2003", "V2007", "V2010", "V2016"})
  void every_form_since_2000_is_read_with_its_own_kinds_of_values(Database.FileFormat format)
      throws Exception {
    Path file = folder.resolve("groups" + format.getFileExtension());
    make(file, format, 1);
    Pages pages =
        listing(file, "Name", "Notes", "Listed", "Founded", "Opens", "Seen", "Fee", "Members");
    ObjectNode row = pages.fields("1");
    assertThat(row.path("Name").asText()).isEqualTo("Tŷ Gŵyr");
    assertThat(row.path("Notes").asText()).isEqualTo(LONG_TEXT);
    assertThat(row.path("Listed").booleanValue()).isTrue();
    assertThat(row.path("Founded").asText()).isEqualTo("1998-04-01");
    assertThat(row.path("Opens").asText()).isEqualTo("09:30");
    assertThat(row.path("Seen").asText()).isEqualTo("2026-07-01T14:30:15");
    assertThat(row.path("Fee").decimalValue()).isEqualByComparingTo("2.5");
    assertThat(row.path("Members").asInt()).isEqualTo(42);
    assertThat(row).hasSize(8);
  }

  @Test
  void a_file_that_changed_is_read_again_and_one_that_did_not_is_left_alone() throws Exception {
    Path file = folder.resolve("groups.accdb");
    make(file, Database.FileFormat.V2010, 3);
    Pages first = changes(file, Position.START);
    assertThat(first.keys()).containsExactly("1", "2", "3");
    Position position = first.position(Position.START);
    assertThat(changes(file, position).pages).isEmpty();
    edit(file);
    Pages second = changes(file, position);
    assertThat(second.keys()).containsExactly("1", "3");
    assertThat(second.fields("3").path("Name").asText()).isEqualTo("Renamed");
    assertThat(listing(file, "Name").keys()).containsExactly("1", "3");
  }

  @Test
  void a_file_that_somebody_has_open_is_read_once_it_has_rested_longer() throws Exception {
    Path file = folder.resolve("groups.accdb");
    make(file, Database.FileFormat.V2010, 1);
    rested(file, 5);
    assertThat(listing(file, "Name").keys()).hasSize(1);
    Files.createFile(folder.resolve("groups.laccdb"));
    rested(file, 5);
    assertThatThrownBy(() -> listing(file, "Name"))
        .isInstanceOfSatisfying(SourceException.class, e -> assertThat(e.isPassing()).isTrue())
        .hasMessageContaining("still being written");
    rested(file, 60);
    assertThat(listing(file, "Name").keys()).hasSize(1);
  }

  @Test
  void an_encoded_file_is_read_and_its_table_found() throws Exception {
    Path file = folder.resolve("groups.mdb");
    make(file, Database.FileFormat.V2003, 2);
    EncodedFile.encode(file);
    rested(file, 60);
    assertThat(new String(Files.readAllBytes(file), StandardCharsets.UTF_16LE))
        .doesNotContain("Malvern");
    assertThat(listing(file, "Town").fields("2").path("Town").asText()).isEqualTo("Malvern");
  }

  @ParameterizedTest
  @EnumSource
  void a_file_protected_with_aes_is_read_with_its_password_and_a_wrong_one_is_said(
      AgileFile.Strength strength) throws Exception {
    Path file = folder.resolve("groups.accdb");
    make(file, Database.FileFormat.V2010, 2);
    AgileFile.protect(file, "Tŷ Tulip1", strength);
    rested(file, 60);
    assertThat(new String(Files.readAllBytes(file), StandardCharsets.UTF_16LE))
        .doesNotContain("Malvern");
    SystemDescriptor.Access with =
        new SystemDescriptor.Access(file, Optional.of(new Secret("${env:KEY}")));
    Pages pages = new Pages();
    connector(with, "Tŷ Tulip1", "Notes", "Town").readAll(dataset("Groups", "Id"), pages);
    assertThat(pages.fields("1").path("Notes").asText()).isEqualTo(LONG_TEXT);
    assertThat(pages.fields("2").path("Town").asText()).isEqualTo("Malvern");
    assertThatThrownBy(
            () -> connector(with, "rose", "Name").readAll(dataset("Groups", "Id"), new Pages()))
        .isInstanceOfSatisfying(SourceException.class, e -> assertThat(e.isRetriable()).isFalse())
        .hasMessageContaining("password for groups.accdb is wrong");
  }

  @Test
  void a_protected_file_is_read_with_its_password_and_a_wrong_or_missing_one_is_said()
      throws Exception {
    Path file = folder.resolve("groups.accdb");
    make(file, Database.FileFormat.V2010, 1);
    ProtectedFile.protect(file, "Tulip1");
    rested(file, 60);
    SystemDescriptor.Access with =
        new SystemDescriptor.Access(file, Optional.of(new Secret("${env:KEY}")));
    Pages pages = new Pages();
    connector(with, "Tulip1", "Notes").readAll(dataset("Groups", "Id"), pages);
    assertThat(pages.fields("1").path("Notes").asText()).isEqualTo(LONG_TEXT);
    assertThatThrownBy(
            () -> connector(with, "rose", "Name").readAll(dataset("Groups", "Id"), new Pages()))
        .isInstanceOfSatisfying(SourceException.class, e -> assertThat(e.isRetriable()).isFalse())
        .hasMessageContaining("password for groups.accdb is wrong")
        .hasMessageNotContaining("rose");
    assertThatThrownBy(() -> listing(file, "Name"))
        .hasMessageContaining("groups.accdb is protected by a password");
  }

  @Test
  void what_is_missing_is_said_with_what_there_is() throws Exception {
    Path file = folder.resolve("groups.accdb");
    assertThatThrownBy(() -> listing(file, "Name"))
        .isInstanceOfSatisfying(SourceException.class, e -> assertThat(e.isRetriable()).isTrue())
        .hasMessageContaining("groups.accdb is not there");
    make(file, Database.FileFormat.V2010, 1);
    assertThatThrownBy(() -> listing(file, "Naem"))
        .hasMessageContaining("has no column Naem. Nearest: Name");
    assertThatThrownBy(() -> listing(file, "Logo")).hasMessageContaining("holds pictures");
    assertThatThrownBy(
            () -> connector(system(file), "", "Name").readAll(dataset("Grops", "Id"), new Pages()))
        .hasMessageContaining("has no table Grops. Nearest: Groups");
    Files.write(file, "no database".getBytes());
    rested(file, 60);
    assertThatThrownBy(() -> listing(file, "Name"))
        .isInstanceOfSatisfying(SourceException.class, e -> assertThat(e.isRetriable()).isTrue())
        .hasMessageContaining("groups.accdb");
  }

  @Test
  void an_empty_table_and_a_key_that_stands_twice_are_no_reason_to_delete() throws Exception {
    Path file = folder.resolve("groups.accdb");
    make(file, Database.FileFormat.V2010, 0);
    assertThatThrownBy(() -> listing(file, "Name")).hasMessageContaining("not one row");
    make(file, Database.FileFormat.V2010, 2);
    Pages pages = new Pages();
    connector(system(file), "", "Name").readAll(dataset("Groups", "Town"), pages);
    assertThat(pages.rows().get(1).problem()).isPresent();
  }

  private static void make(Path file, Database.FileFormat format, int rows) throws IOException {
    Files.deleteIfExists(file);
    try (Database database = new DatabaseBuilder(file).setFileFormat(format).create()) {
      database.setDateTimeType(DateTimeType.LOCAL_DATE_TIME);
      Table table =
          new TableBuilder("Groups")
              .addColumn(new ColumnBuilder("Id", DataType.LONG).setAutoNumber(true))
              .addColumn(new ColumnBuilder("Name", DataType.TEXT))
              .addColumn(new ColumnBuilder("Town", DataType.TEXT))
              .addColumn(new ColumnBuilder("Notes", DataType.MEMO))
              .addColumn(new ColumnBuilder("Listed", DataType.BOOLEAN))
              .addColumn(new ColumnBuilder("Founded", DataType.SHORT_DATE_TIME))
              .addColumn(new ColumnBuilder("Opens", DataType.SHORT_DATE_TIME))
              .addColumn(new ColumnBuilder("Seen", DataType.SHORT_DATE_TIME))
              .addColumn(new ColumnBuilder("Fee", DataType.MONEY))
              .addColumn(new ColumnBuilder("Members", DataType.INT))
              .addColumn(new ColumnBuilder("Logo", DataType.OLE))
              .toTable(database);
      for (int i = 0; i < rows; i++) {
        table.addRow(
            com.healthmarketscience.jackcess.Column.AUTO_NUMBER,
            "Tŷ Gŵyr",
            "Malvern",
            LONG_TEXT,
            true,
            LocalDateTime.of(1998, 4, 1, 0, 0),
            LocalDateTime.of(1899, 12, 30, 9, 30),
            LocalDateTime.of(2026, 7, 1, 14, 30, 15),
            new BigDecimal("2.5"),
            (short) 42,
            null);
      }
    }
    rested(file, 60);
  }

  private static void edit(Path file) throws IOException {
    try (Database database = DatabaseBuilder.open(file)) {
      Table table = database.getTable("Groups");
      for (Row row : table) {
        if (row.getInt("Id") == 2) {
          table.deleteRow(row);
        } else if (row.getInt("Id") == 3) {
          row.put("Name", "Renamed");
          table.updateRow(row);
        }
      }
    }
    rested(file, 40);
  }

  private static void rested(Path file, int seconds) throws IOException {
    Files.setLastModifiedTime(
        file, FileTime.from(Instant.now().minus(Duration.ofSeconds(seconds))));
  }

  private static Pages listing(Path file, String... columns) throws Exception {
    Pages pages = new Pages();
    connector(system(file), "", columns).readAll(dataset("Groups", "Id"), pages);
    return pages;
  }

  private static Pages changes(Path file, Position from) throws Exception {
    Pages pages = new Pages();
    connector(system(file), "", "Name").readChanges(dataset("Groups", "Id"), from, pages);
    return pages;
  }

  private static SystemDescriptor.Access system(Path file) {
    return new SystemDescriptor.Access(file, Optional.empty());
  }

  private static AccessConnector connector(
      SystemDescriptor.Access system, String password, String... columns) {
    return new AccessConnector(
        system, dataset -> new TreeSet<>(List.of(columns)), secret -> password);
  }

  private static DatasetDescriptor dataset(String table, String key) {
    return Datasets.of("groups", new Location.Table(table, Optional.empty()), key, Duration.ZERO);
  }
}
