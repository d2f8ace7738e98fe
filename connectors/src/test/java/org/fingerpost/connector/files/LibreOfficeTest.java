package org.fingerpost.connector.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.fingerpost.connector.Datasets;
import org.fingerpost.connector.Pages;
import org.fingerpost.connector.descriptor.DatasetDescriptor.Location;
import org.fingerpost.connector.descriptor.SystemDescriptor;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that LibreOffice itself wrote; skipped, by name, where it is not installed. */
class LibreOfficeTest {
  private static final Path OFFICE = Path.of("/usr/bin/soffice");
  private static final List<String> COLUMNS =
      List.of("Ref", "Group name", "Founded", "Opens", "Fee", "Listed", "Notes");

  private static final String TABLE =
      """
      Ref,Group name,Founded,Opens,Fee,Listed,Notes
      1,Côr Meibion Tŷ Ŵyl,1987-04-01,19:30,51.50,TRUE,"Two lines:
      bring a “cushion”, £2 & tea 🎈"
      ,,,,,,
      007,0123,2026-02-28,09:05,0.1,FALSE,
      3,  spaced  out  ,,,1234567.89,,x
      """;

  @TempDir private Path folder;

  @BeforeEach
  void libreOfficeIsHere() {
    Assumptions.assumeTrue(Files.isExecutable(OFFICE), "LibreOffice (soffice) is not installed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ods", "xlsx", "csv"})
  void what_it_saved_comes_as_it_shows_it(String form) throws Exception {
    Pages pages = listing(saved(form));
    assertThat(pages.keys()).containsExactly("1", "7", "3");
    JsonNode first = pages.fields("1");
    assertThat(first.path("Group name").asText()).isEqualTo("Côr Meibion Tŷ Ŵyl");
    assertThat(first.path("Founded").asText()).startsWith("1987-04-01");
    assertThat(first.path("Opens").asText()).startsWith("19:30");
    assertThat(first.path("Fee").asDouble()).isEqualTo(51.5);
    assertThat(first.path("Listed").asText()).isEqualToIgnoringCase("true");
    assertThat(first.path("Notes").asText())
        .isEqualTo("Two lines:\nbring a “cushion”, £2 & tea 🎈");
    assertThat(pages.fields("7").path("Notes").isNull()).isTrue();
    assertThat(pages.fields("3").path("Fee").asDouble()).isEqualTo(1234567.89);
  }

  /** Opened as an office opens a CSV, and saved in that form. */
  private Path saved(String form) throws IOException, InterruptedException {
    Path source = Files.createDirectories(folder.resolve("typed")).resolve("groups.csv");
    Files.writeString(source, TABLE);
    Path exports = Files.createDirectories(folder.resolve("exports"));
    Process office =
        new ProcessBuilder(
                OFFICE.toString(),
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                // Comma, quotation mark, UTF-8, from line 1, as an office in the United Kingdom has
                // it.
                "--infilter=CSV:44,34,76,1,,2057,false,true",
                "--convert-to",
                form.equals("csv") ? "csv:Text - txt - csv (StarCalc):44,34,76" : form,
                "--outdir",
                exports.toString(),
                source.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("soffice.log").toFile())
            .start();
    assertThat(office.waitFor(180, TimeUnit.SECONDS)).as("LibreOffice ended").isTrue();
    Path file = exports.resolve("groups." + form);
    assertThat(file).as(Files.readString(folder.resolve("soffice.log"))).exists();
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(600)));
    return exports;
  }

  private static Pages listing(Path exports) throws Exception {
    Pages pages = new Pages();
    new FilesConnector(new SystemDescriptor.Files(exports), dataset -> new TreeSet<>(COLUMNS))
        .readAll(
            Datasets.of(
                "groups", new Location.FileSet("groups.*", Optional.empty()), "Ref", Duration.ZERO),
            pages);
    return pages;
  }
}
