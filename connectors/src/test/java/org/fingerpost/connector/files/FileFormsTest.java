package org.fingerpost.connector.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.Datasets;
import org.fingerpost.connector.Pages;
import org.fingerpost.connector.Position;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.DatasetDescriptor.Location;
import org.fingerpost.connector.descriptor.HttpAccess;
import org.fingerpost.connector.descriptor.SystemDescriptor;
import org.fingerpost.connector.http.RemoteSystem;
import org.fingerpost.connector.http.RemoteSystem.Reply;
import org.fingerpost.connector.http.WebMember;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spreadsheets of other programs, other headers, and files at an address. */
class FileFormsTest {
  @TempDir private Path folder;

  @Test
  void a_sheet_of_calc_comes_with_its_kinds_of_values() throws Exception {
    new OdsBook()
        .sheet("Notes", OdsBook.row(OdsBook.text("nothing")))
        .sheet(
            "Groups",
            "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell/></table:table-row>",
            OdsBook.row(
                OdsBook.text("id"),
                OdsBook.text("name"),
                OdsBook.text("founded"),
                OdsBook.text("opens"),
                OdsBook.text("fee"),
                OdsBook.text("listed")),
            OdsBook.row(
                OdsBook.cell("office:value-type=\"float\" office:value=\"7\"", "7"),
                "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>private note</text:p></office:annotation>"
                    + "<text:p>Tŷ <text:span>Gŵyr</text:span><text:s text:c=\"2\"/>🎈</text:p><text:p>second line</text:p></table:table-cell>",
                OdsBook.cell(
                    "office:value-type=\"date\" office:date-value=\"1998-04-01\"", "1 April"),
                OdsBook.cell(
                    "office:value-type=\"time\" office:time-value=\"PT09H30M00S\"", "9.30"),
                OdsBook.cell("office:value-type=\"currency\" office:value=\"2.50\"", "£2.50"),
                OdsBook.cell(
                    "office:value-type=\"boolean\" office:boolean-value=\"true\"", "TRUE")),
            OdsBook.row(
                OdsBook.cell("office:value-type=\"float\" office:value=\"8\"", "8"),
                OdsBook.cell("office:value-type=\"string\" calcext:value-type=\"error\"", "#N/A")))
        .save(folder.resolve("groups.ods"));
    Pages pages =
        listing(set(Optional.of("groups"), Map.of()), "name", "founded", "opens", "fee", "listed");
    assertThat(pages.keys()).containsExactly("7", "8");
    ObjectNode row = pages.fields("7");
    assertThat(row.path("name").asText()).isEqualTo("Tŷ Gŵyr  🎈\nsecond line");
    assertThat(row.path("founded").asText()).isEqualTo("1998-04-01");
    assertThat(row.path("opens").asText()).isEqualTo("09:30");
    assertThat(row.path("fee").decimalValue()).isEqualByComparingTo("2.5");
    assertThat(row.path("listed").booleanValue()).isTrue();
    assertThat(pages.rows().get(0).place()).isEqualTo("groups.ods, sheet Groups, row 4");
    assertThat(pages.rows().get(1).problem()).isPresent();
    assertThatThrownBy(() -> listing(set(Optional.of("Grups"), Map.of()), "name"))
        .hasMessageContaining("has no sheet Grups. Nearest: Groups");
  }

  @Test
  void a_password_and_an_old_form_are_said_each_in_a_sentence() throws Exception {
    new OdsBook().sheet("Groups").save(folder.resolve("groups.ods"), "<manifest:encryption-data/>");
    assertThatThrownBy(() -> listing(set(Optional.empty(), Map.of()), "name"))
        .hasMessageContaining("groups.ods is protected by a password");
    Files.delete(folder.resolve("groups.ods"));
    byte[] container = new byte[2_048];
    byte[] start = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    System.arraycopy(start, 0, container, 0, 4);
    Files.write(folder.resolve("groups.xlsx"), container);
    assertThatThrownBy(() -> listing(set(Optional.empty(), Map.of()), "name"))
        .hasMessageContaining("is of the Excel of before 2007");
    byte[] name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
    System.arraycopy(name, 0, container, 1_024, name.length);
    Files.write(folder.resolve("groups.xlsx"), container);
    assertThatThrownBy(() -> listing(set(Optional.empty(), Map.of()), "name"))
        .isInstanceOfSatisfying(SourceException.class, e -> assertThat(e.isRetriable()).isFalse())
        .hasMessageContaining("groups.xlsx is protected by a password");
  }

  @Test
  void a_renamed_header_is_found_by_its_aliases_and_two_at_once_are_said() throws Exception {
    Location aliases =
        set(Optional.empty(), Map.of("name", List.of("Name of group", "Organisation")));
    write("groups.csv", "id;Organisation\n1;Chess club\n");
    assertThat(listing(aliases, "name").fields("1").path("name").asText()).isEqualTo("Chess club");
    write("groups.csv", "id,NAME,Organisation\n1,Chess club,x\n");
    assertThatThrownBy(() -> listing(aliases, "name"))
        .hasMessageContaining("has both the headers name and Organisation");
  }

  @Test
  void a_column_without_a_header_is_named_by_its_number_and_never_silently_empty()
      throws Exception {
    write("groups.csv", "id,,Town\n1,Chess club,Malvern\n");
    assertThat(listing(set(Optional.empty(), Map.of()), "#2").fields("1").path("#2").asText())
        .isEqualTo("Chess club");
    assertThatThrownBy(() -> listing(set(Optional.empty(), Map.of()), "name"))
        .hasMessageContaining("has no column name")
        .hasMessageContaining("Without a header: #2");
    assertThatThrownBy(() -> listing(set(Optional.empty(), Map.of()), "#9"))
        .hasMessageContaining("has no column #9");
  }

  @Test
  void a_file_at_an_address_is_read_whatever_its_ending() throws Exception {
    byte[][] body = {"id,name\n1,Chess club\n".getBytes(StandardCharsets.UTF_8)};
    try (RemoteSystem web =
        new RemoteSystem(request -> new Reply(200, Map.of("Content-Type", "text/csv"), body[0]))) {
      Connector connector =
          new FilesConnector(
              new SystemDescriptor.WebFiles(HttpAccess.open(web.url() + "/export?format=csv")),
              dataset -> new TreeSet<>(List.of("id", "name")),
              WebMember::secret);
      DatasetDescriptor dataset = dataset(new Location.FileSet(".", Optional.empty()));
      Pages first = new Pages();
      connector.readChanges(dataset, Position.START, first);
      assertThat(first.keys()).containsExactly("1");
      assertThat(web.requests().get(0).query()).containsEntry("format", "csv");
      Position position = first.position(Position.START);
      Pages second = new Pages();
      connector.readChanges(dataset, position, second);
      assertThat(second.rows()).isEmpty();
      body[0] = "id,name\n1,Chess club\n2,Bowls\n".getBytes(StandardCharsets.UTF_8);
      Pages third = new Pages();
      connector.readChanges(dataset, position, third);
      assertThat(third.keys()).containsExactly("1", "2");
      web.answer(request -> Reply.json("<html>Sign in").with("Content-Type", "text/html"));
      assertThatThrownBy(() -> connector.readAll(dataset, new Pages()))
          .hasMessageContaining("a web page in place of data");
    }
  }

  private Pages listing(Location location, String... columns) throws Exception {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
      }
    }
    TreeSet<String> wanted = new TreeSet<>(List.of(columns));
    Pages pages = new Pages();
    new FilesConnector(new SystemDescriptor.Files(folder), dataset -> wanted)
        .readAll(dataset(location), pages);
    return pages;
  }

  private static Location set(Optional<String> sheet, Map<String, List<String>> aliases) {
    return new Location.FileSet("groups*", sheet, aliases);
  }

  private static DatasetDescriptor dataset(Location location) {
    return Datasets.of("groups", location, "id", Duration.ZERO);
  }

  private void write(String name, String text) throws Exception {
    Files.writeString(folder.resolve(name), text);
  }
}
