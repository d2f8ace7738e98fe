package org.fingerpost.connector.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.fingerpost.connector.Datasets;
import org.fingerpost.connector.Pages;
import org.fingerpost.connector.Position;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.descriptor.DatasetDescriptor.Location;
import org.fingerpost.connector.descriptor.SystemDescriptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxFilesTest {
  @TempDir private Path folder;

  @Test
  void cells_come_as_excel_shows_them() throws Exception {
    write(
        workbook(
            "Groups",
            sheet -> {
              header(sheet, "ID", "Name", "Founded", "Opens", "Seen", "Fee", "Noise", "Listed");
              sheet.value(1, 0, 17);
              sheet.value(1, 1, "Chess club");
              sheet.value(1, 2, LocalDate.of(1987, 4, 1));
              sheet.style(1, 2).format("dd/mm/yyyy").set();
              sheet.value(1, 3, 0.8125);
              sheet.style(1, 3).format("hh:mm").set();
              sheet.value(1, 4, LocalDateTime.of(2026, 7, 1, 14, 30));
              sheet.style(1, 4).format("yyyy-mm-dd hh:mm").set();
              sheet.value(1, 5, 51.5);
              sheet.style(1, 5).format("[$£-809]#,##0.00").set();
              sheet.value(1, 6, 0.1 + 0.2);
              sheet.value(1, 7, true);
            }));
    Pages pages =
        listing("Groups", "id", "name", "founded", "opens", "seen", "fee", "noise", "listed");
    assertThat(pages.rows().get(0).place()).isEqualTo("groups.xlsx, sheet Groups, row 2");
    assertThat(pages.fields("17"))
        .hasToString(
            "{\"fee\":51.5,\"founded\":\"1987-04-01\",\"id\":17,\"listed\":true,"
                + "\"name\":\"Chess club\",\"noise\":0.3,\"opens\":\"19:30\","
                + "\"seen\":\"2026-07-01T14:30\"}");
  }

  @Test
  void blank_rows_are_none_and_blank_cells_are_null() throws Exception {
    write(
        workbook(
            "Groups",
            sheet -> {
              header(sheet, "id", "name", "town");
              sheet.value(1, 0, "a");
              sheet.value(3, 1, " ");
              sheet.value(5, 0, "b");
              sheet.value(5, 2, "Malvern");
            }));
    Pages pages = listing("Groups", "id", "name", "town");
    assertThat(pages.keys()).containsExactly("a", "b");
    assertThat(pages.fields("b").get("name").isNull()).isTrue();
    assertThat(pages.rows().get(1).place()).endsWith("row 6");
  }

  @Test
  void a_missing_sheet_is_said_with_what_is_there() throws Exception {
    write(workbook("Groups 2026", sheet -> header(sheet, "id")));
    assertThatThrownBy(() -> listing("Groups 2025", "id"))
        .isInstanceOfSatisfying(SourceException.class, e -> assertThat(e.isRetriable()).isFalse())
        .hasMessageContaining("has no sheet Groups 2025. Nearest: Groups 2026.");
  }

  @Test
  void a_formula_gives_the_value_it_last_had_and_an_error_refuses_its_row() throws Exception {
    write(
        archive(
            "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>id</t></is></c>"
                + "<c r=\"B1\" t=\"inlineStr\"><is><t>total</t></is></c></row>"
                + "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\"><f>1+1</f><v>2</v></c></row>"
                + "<row r=\"3\"><c r=\"A3\"><v>2</v></c>"
                + "<c r=\"B3\" t=\"str\"><f>TEXT(7,\"000\")</f><v>007</v></c></row>"
                + "<row r=\"4\"><c r=\"A4\"><v>3</v></c>"
                + "<c r=\"B4\" t=\"e\"><f>A9/0</f><v>#DIV/0!</v></c></row>"
                + "<row r=\"5\"><c r=\"A5\"><v>4</v></c><c r=\"B5\" t=\"e\"><v>#N/A</v></c></row>"));
    Pages pages = listing("Groups", "id", "total");
    assertThat(pages.fields("1").get("total").intValue()).isEqualTo(2);
    assertThat(pages.fields("2").get("total").textValue()).isEqualTo("007");
    assertThat(pages.keys()).containsExactly("1", "2", "3", "4");
    assertThat(pages.rows().get(2).problem().orElseThrow()).contains("Cell B4");
    assertThat(pages.rows().get(3).problem().orElseThrow()).contains("Cell B5");
  }

  @Test
  void half_a_workbook_is_tried_again() throws Exception {
    byte[] whole = workbook("Groups", sheet -> header(sheet, "id", "name"));
    for (int length : new int[] {10, whole.length / 2, whole.length - 5}) {
      write(Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> listing("Groups", "id"))
          .isInstanceOfSatisfying(SourceException.class, e -> assertThat(e.isRetriable()).isTrue())
          .hasMessageContaining("not a whole workbook");
    }
  }

  @Test
  void a_workbook_with_a_password_is_said() throws Exception {
    write(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2, 3});
    assertThatThrownBy(() -> listing("Groups", "id"))
        .isInstanceOfSatisfying(SourceException.class, e -> assertThat(e.isRetriable()).isFalse())
        .hasMessageContaining("protected by a password");
  }

  @Test
  void an_archive_that_grows_without_end_is_refused() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
      byte[] megabyte = new byte[1 << 20];
      for (int i = 0; i < 520; i++) {
        zip.write(megabyte);
      }
    }
    write(bytes.toByteArray());
    assertThatThrownBy(() -> listing("Groups", "id"))
        .isInstanceOfSatisfying(SourceException.class, e -> assertThat(e.isRetriable()).isFalse())
        .hasMessageContaining("unpacks to more than 512 MB");
  }

  @Test
  void a_workbook_that_did_not_change_is_read_once() throws Exception {
    write(
        workbook(
            "Groups",
            sheet -> {
              header(sheet, "id");
              sheet.value(1, 0, 1);
            }));
    Pages pages = new Pages();
    try (FilesConnector connector = connector("id")) {
      var dataset =
          Datasets.of("g", new Location.FileSet("*.xlsx", Optional.empty()), "id", Duration.ZERO);
      connector.readChanges(dataset, Position.START, pages);
      connector.readChanges(dataset, pages.position(Position.START), pages);
    }
    assertThat(pages.keys()).containsExactly("1");
  }

  private static void header(Worksheet sheet, String... names) {
    for (int i = 0; i < names.length; i++) {
      sheet.value(0, i, names[i]);
    }
  }

  private static byte[] workbook(String name, Consumer<Worksheet> filling) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "Fingerpost", "1.0")) {
      filling.accept(workbook.newWorksheet(name));
    }
    return bytes.toByteArray();
  }

  /** A workbook written by hand, for what the writer cannot write. */
  private static byte[] archive(String rows) throws IOException {
    String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    String office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    String types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    String relations =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + "<Relationship Id=\"r1\" Type=\"%s\" Target=\"%s\"/></Relationships>";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(
          zip,
          "[Content_Types].xml",
          "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
              + "<Default Extension=\"rels\""
              + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
              + "<Override PartName=\"/xl/workbook.xml\" ContentType=\""
              + types
              + "sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\""
              + " ContentType=\""
              + types
              + "worksheet+xml\"/></Types>");
      put(zip, "_rels/.rels", relations.formatted(office + "/officeDocument", "xl/workbook.xml"));
      put(
          zip,
          "xl/workbook.xml",
          "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets><sheet name=\"Groups\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
              .formatted(main, office));
      put(
          zip,
          "xl/_rels/workbook.xml.rels",
          relations.formatted(office + "/worksheet", "worksheets/sheet1.xml"));
      put(
          zip,
          "xl/worksheets/sheet1.xml",
          "<worksheet xmlns=\"%s\"><sheetData>%s</sheetData></worksheet>".formatted(main, rows));
    }
    return bytes.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private void write(byte[] bytes) throws IOException {
    Path file = folder.resolve("groups.xlsx");
    Files.write(file, bytes);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofMinutes(1))));
  }

  private Pages listing(String sheet, String... columns) throws Exception {
    try (FilesConnector connector = connector(columns)) {
      Pages pages = new Pages();
      connector.readAll(
          Datasets.of(
              "groups",
              new Location.FileSet("groups*.xlsx", Optional.of(sheet)),
              "id",
              Duration.ZERO),
          pages);
      return pages;
    }
  }

  private FilesConnector connector(String... columns) {
    return new FilesConnector(
        new SystemDescriptor.Files(folder), dataset -> new TreeSet<>(Arrays.asList(columns)));
  }
}
