package org.fingerpost.connector.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.fingerpost.connector.Datasets;
import org.fingerpost.connector.PageBuffer;
import org.fingerpost.connector.Pages;
import org.fingerpost.connector.Position;
import org.fingerpost.connector.SharedData;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.SourceRow;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.DatasetDescriptor.Location;
import org.fingerpost.connector.descriptor.SystemDescriptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilesConnectorTest {
  @TempDir private Path folder;

  @Test
  void every_file_that_matches_is_read_and_nothing_when_nothing_changed() throws Exception {
    write("groups-1.csv", "id,name\n1,Chess club\n");
    write("groups-2.csv", "id,name\n2,Bowls club\n");
    write("other.csv", "id,name\n9,Not asked for\n");
    Pages pages = changes(Position.START, "id", "name");
    assertThat(pages.keys()).containsExactly("1", "2");
    assertThat(pages.rows().get(0).place()).isEqualTo("groups-1.csv, line 2");
    Position position = pages.position(Position.START);
    assertThat(position.text()).contains("sha256").contains("groups-2.csv");
    assertThat(changes(position, "id", "name").pages).isEmpty();
  }

  @Test
  void a_changed_file_brings_the_whole_listing_and_a_touched_one_no_row() throws Exception {
    write("groups.csv", "id,name\n1,Chess club\n2,Bowls club\n");
    Position position = changes(Position.START, "id", "name").position(Position.START);
    Files.setLastModifiedTime(
        folder.resolve("groups.csv"), FileTime.from(Instant.now().minus(Duration.ofHours(3))));
    Pages touched = changes(position, "id", "name");
    assertThat(touched.rows()).isEmpty();
    position = touched.position(position);
    assertThat(changes(position, "id", "name").pages).isEmpty();
    write("groups.csv", "id,name\n1,Chess club\n2,Bowls Club\n");
    assertThat(changes(position, "id", "name").keys()).containsExactly("1", "2");
  }

  @Test
  void a_descriptor_that_shares_another_column_reads_the_files_again() throws Exception {
    write("groups.csv", "id,name,town\n1,Chess club,Malvern\n");
    Position position = changes(Position.START, "id", "name").position(Position.START);
    assertThat(changes(position, "id", "name", "town").keys()).containsExactly("1");
  }

  @Test
  void headers_are_told_before_any_row_under_the_names_by_which_they_are_found() throws Exception {
    write("groups.csv", "ID,Name ,town\n1,Chess club,Malvern\n");
    Pages first = changes(Position.START, "id", "name");
    assertThat(first.shapes).hasSize(1);
    assertThat(first.shapes.get(0).complete()).isTrue();
    assertThat(first.shapes.get(0).columns()).containsOnlyKeys("id", "name", "town");
    write("groups.csv", "ID,Title,town\n1,Chess club,Malvern\n");
    Pages next = new Pages();
    assertThatThrownBy(() -> changes(first.position(Position.START), next, "id", "name"))
        .hasMessageContaining("no column name");
    assertThat(next.shapes.get(0).since(first.shapes.get(0)).phrases())
        .containsExactly("name is gone", "Title is new and not shared");
  }

  @Test
  void a_file_that_was_written_just_now_is_tried_again() throws Exception {
    write("groups.csv", "id,name\n1,Chess club\n");
    Files.setLastModifiedTime(folder.resolve("groups.csv"), FileTime.from(Instant.now()));
    assertThatThrownBy(() -> changes(Position.START, "id", "name"))
        .isInstanceOfSatisfying(SourceException.class, e -> assertThat(e.isPassing()).isTrue())
        .hasMessageContaining("still being written");
  }

  @Test
  void no_file_at_all_is_an_error_and_never_an_empty_listing() {
    assertThatThrownBy(() -> listing("id", "name"))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("matches groups*");
  }

  @Test
  void a_folder_that_is_not_there_is_an_error() throws Exception {
    Path gone = folder.resolve("not-mounted");
    try (FilesConnector connector =
        new FilesConnector(
            new SystemDescriptor.Files(gone), dataset -> new TreeSet<>(List.of("id")))) {
      assertThatThrownBy(() -> connector.readAll(dataset(Optional.empty()), new Pages()))
          .isInstanceOfSatisfying(SourceException.class, e -> assertThat(e.isRetriable()).isTrue())
          .hasMessageContaining("could not be listed");
    }
  }

  @Test
  void headers_without_one_row_are_no_listing_to_delete_by() throws Exception {
    write("groups.csv", "id,name\n");
    assertThat(changes(Position.START, "id", "name").rows()).isEmpty();
    assertThatThrownBy(() -> listing("id", "name"))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("not one row");
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void the_separator_is_found_out(String separator) throws Exception {
    write(
        "groups.csv",
        "id,name,notes\n1,Chess club,\"a, b; c\"\n"
            .replace(",n", separator + "n")
            .replace("1,", "1" + separator)
            .replace("club,", "club" + separator));
    assertThat(listing("id", "name", "notes").fields("1").get("notes").textValue())
        .isEqualTo("a, b; c");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16LE", "UTF-16BE"})
  void the_encoding_is_found_out(String charset) throws Exception {
    String text = "id,name\n1,Café £5 – Llandeilo Ltd\n";
    write("groups.csv", text.getBytes(Charset.forName(charset)));
    assertThat(listing("id", "name").fields("1").get("name").textValue())
        .isEqualTo("Café £5 – Llandeilo Ltd");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void a_byte_order_mark_does_not_stick_to_the_first_header(String charset) throws Exception {
    write("groups.csv", "\uFEFFid,name\n1,Tŷ Gŵyr 🎈\n".getBytes(Charset.forName(charset)));
    assertThat(listing("id", "name").fields("1").get("name").textValue()).isEqualTo("Tŷ Gŵyr 🎈");
  }

  @Test
  void line_breaks_in_quotation_marks_and_blank_lines_are_no_rows() throws Exception {
    write("groups.csv", "id,name\r\n1,\"Chess\r\nclub\"\r\n\r\n2,Bowls\r\n,\r\n\r\n");
    Pages pages = listing("id", "name");
    assertThat(pages.keys()).containsExactly("1", "2");
    assertThat(pages.fields("1").get("name").textValue()).isEqualTo("Chess\r\nclub");
    assertThat(pages.rows().get(1).place()).isEqualTo("groups.csv, line 5");
  }

  @Test
  void a_ragged_row_is_refused_with_its_place_and_without_its_values() throws Exception {
    write(
        "groups.csv", "id,name,notes\n1,Chess,x\n2,Bowls, Crown Green,private\n3,Darts\n4,Art,,\n");
    Pages pages = listing("id", "name");
    assertThat(pages.keys()).containsExactly("1", "2", "3", "4");
    SourceRow ragged = pages.rows().get(1);
    assertThat(ragged.place()).isEqualTo("groups.csv, line 3");
    assertThat(ragged.problem().orElseThrow()).contains("4 fields where the header has 3");
    assertThat(ragged.fields()).isEmpty();
    assertThat(pages.rows().get(2).problem()).isPresent();
    assertThat(pages.rows().get(3).problem()).isEmpty();
  }

  @Test
  void a_row_that_may_have_swallowed_others_makes_the_listing_untrusted() throws Exception {
    write("groups.csv", "id,name,notes\n1,\"Chess,x\n2,Bowls,y\n3,Darts,z\n");
    assertThatThrownBy(() -> listing("id", "name"))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("nothing is taken for deleted".substring(11));
  }

  @Test
  void a_last_row_that_is_short_of_fields_makes_the_listing_untrusted() throws Exception {
    write("groups.csv", "id,name,notes\n1,Chess,x\n2,Bow");
    assertThatThrownBy(() -> listing("id", "name"))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("groups.csv, line 3");
  }

  @Test
  void headers_match_without_case_and_space_and_come_out_as_the_descriptor_has_them()
      throws Exception {
    write("groups.csv", " Group_ID ,GROUP   Name\n1,Chess club\n");
    Pages pages = read(dataset("group id", Optional.empty()), "group id", "group_name");
    assertThat(pages.fields("1").get("group_name").textValue()).isEqualTo("Chess club");
  }

  @Test
  void a_missing_header_is_said_with_what_is_there() throws Exception {
    write("groups.csv", "id,group name,,town\n1,Chess club,,Malvern\n");
    assertThatThrownBy(() -> listing("id", "groupname"))
        .isInstanceOfSatisfying(SourceException.class, e -> assertThat(e.isRetriable()).isFalse())
        .hasMessageContaining("groups.csv has no column groupname. Nearest: group name.")
        .hasMessageContaining("There are: id, group name, town.");
  }

  @Test
  void a_header_that_stands_twice_is_refused_when_it_is_wanted() throws Exception {
    write("groups.csv", "id,name,Name,notes,notes\n1,Chess,club,a,b\n");
    assertThat(listing("id", "name").keys()).containsExactly("1");
    assertThatThrownBy(() -> listing("id", "notes"))
        .isInstanceOf(SourceException.class)
        .hasMessageContaining("more than once, in columns 4, 5");
    assertThatThrownBy(() -> listing("id", "NAME")).isInstanceOf(SourceException.class);
  }

  @Test
  void a_key_that_stands_twice_keeps_its_first_row_and_refuses_the_later() throws Exception {
    write("groups-1.csv", "id,name\n1,Chess\n");
    write("groups-2.csv", "id,name\n1,Bowls\n,Without a key\n");
    Pages pages = listing("id", "name");
    assertThat(pages.keys()).containsExactly("1", "", "");
    assertThat(pages.rows().get(1).problem().orElseThrow())
        .contains("groups-2.csv, line 2")
        .contains("groups-1.csv, line 2");
    assertThat(pages.rows().get(2).problem()).isEmpty();
  }

  @Test
  void a_blank_cell_is_null_and_a_large_file_comes_in_pages() throws Exception {
    int rows = 2 * PageBuffer.ROWS + 1;
    StringBuilder text = new StringBuilder("id,name\n");
    for (int i = 1; i <= rows; i++) {
      text.append(i).append(i == 7 ? ",  \n" : ",club\n");
    }
    write("groups.csv", text.toString());
    Pages pages = listing("id", "name");
    assertThat(pages.pages.size()).isEqualTo(3);
    assertThat(pages.rows().size()).isEqualTo(rows);
    assertThat(pages.fields("7").get("name").isNull()).isTrue();
  }

  @Test
  void the_lock_files_of_office_programs_are_passed_over() throws Exception {
    write("groups.csv", "id,name\n1,Chess\n");
    write("~$groups.csv", "junk");
    write(".groups.csv", "junk");
    assertThat(read(dataset("id", Optional.empty(), "*groups.csv"), "id", "name").keys())
        .containsExactly("1");
  }

  @Test
  void a_dirty_export_of_a_hosted_system_arrives_row_by_row() throws Exception {
    take("members/beacon/input.csv", "groups.csv");
    Pages pages =
        read(dataset("email", Optional.empty()), "email", "first name", "last name", "postcode");
    assertThat(pages.rows()).hasSize(9);
    assertThat(pages.rows().stream().filter(row -> row.key().isEmpty())).hasSize(1);
    assertThat(pages.rows()).allMatch(row -> row.problem().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "federated-worcestershire.csv|reg_number|181",
        "ukcat-west-midlands.csv|org_id|250",
        "mergers-worcestershire.csv|transferor_regno|32"
      })
  void registers_of_charities_arrive_whole(String file) throws Exception {
    String[] parts = file.split("\\|");
    take("members/charities/" + parts[0], "groups.csv");
    Pages pages = read(dataset(parts[1], Optional.empty()), parts[1]);
    assertThat(pages.rows()).hasSize(Integer.parseInt(parts[2]));
  }

  private void take(String shared, String name) throws IOException {
    Path target = folder.resolve(name);
    Files.copy(SharedData.path(shared), target, StandardCopyOption.REPLACE_EXISTING);
    rest(target);
  }

  private void write(String name, String text) throws IOException {
    write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private void write(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
    rest(folder.resolve(name));
  }

  private static void rest(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofMinutes(1))));
  }

  private Pages changes(Position from, String... columns) throws Exception {
    Pages pages = new Pages();
    changes(from, pages, columns);
    return pages;
  }

  private void changes(Position from, Pages pages, String... columns) throws Exception {
    try (FilesConnector connector = connector(columns)) {
      connector.readChanges(dataset(Optional.empty()), from, pages);
    }
  }

  private Pages listing(String... columns) throws Exception {
    return read(dataset(Optional.empty()), columns);
  }

  private Pages read(DatasetDescriptor dataset, String... columns) throws Exception {
    try (FilesConnector connector = connector(columns)) {
      Pages pages = new Pages();
      connector.readAll(dataset, pages);
      return pages;
    }
  }

  private FilesConnector connector(String... columns) {
    return new FilesConnector(
        new SystemDescriptor.Files(folder), dataset -> new TreeSet<>(Arrays.asList(columns)));
  }

  private static DatasetDescriptor dataset(Optional<String> sheet) {
    return dataset("id", sheet);
  }

  private static DatasetDescriptor dataset(String key, Optional<String> sheet) {
    return dataset(key, sheet, "groups*");
  }

  private static DatasetDescriptor dataset(String key, Optional<String> sheet, String glob) {
    return Datasets.of("groups", new Location.FileSet(glob, sheet), key, Duration.ZERO);
  }
}
