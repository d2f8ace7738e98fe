package org.fingerpost.connector.draft;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.fingerpost.connector.Page;
import org.fingerpost.connector.PageSink;
import org.fingerpost.connector.Position;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.SourceShape;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.DatasetDescriptor.Location;
import org.fingerpost.connector.descriptor.SystemDescriptor;
import org.fingerpost.connector.files.FilesConnector;
import org.fingerpost.schema.Kind;

/** Looks at the headers of the files in a folder. */
public final class FileHeaders {
  private static final int MOST = 100;
  private static final String NO_COLUMN = "fingerpost looks for the headers";

  private FileHeaders() {}

  /**
   * Every CSV file and workbook there, by name; a workbook's first sheet.
   *
   * @throws SourceException when a file cannot be read
   */
  public static List<Found> in(Path folder)
      throws IOException, SourceException, InterruptedException {
    List<Found> found = new ArrayList<>();
    for (String name : names(folder)) {
      List<String> columns = columns(folder, name);
      String plain = name.replaceFirst("\\.[^.]*$", "");
      found.add(
          new Found(
              plain,
              List.of("files: " + Draft.quoted(name)),
              columns,
              Optional.empty(),
              List.of()));
    }
    return found;
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.toLowerCase(Locale.ROOT).matches(".*\\.(csv|xlsx|xlsm|ods)"))
          .filter(name -> !name.matches(".*[*?\\[\\]{}\\\\].*"))
          .sorted()
          .limit(MOST)
          .toList();
    }
  }

  /** The headers are told before the connector finds that no such key is among them. */
  private static List<String> columns(Path folder, String name)
      throws SourceException, InterruptedException {
    List<String> columns = new ArrayList<>();
    PageSink headers =
        new PageSink() {
          @Override
          public void accept(Page page) {
            // No row is looked at.
          }

          @Override
          public void shape(SourceShape shape) {
            columns.addAll(shape.columns().keySet());
          }
        };
    try (FilesConnector connector =
        new FilesConnector(new SystemDescriptor.Files(folder), dataset -> new TreeSet<>())) {
      connector.readChanges(dataset(name), Position.START, headers);
    } catch (SourceException e) {
      if (columns.isEmpty()) {
        throw e;
      }
    }
    return columns;
  }

  private static DatasetDescriptor dataset(String file) {
    Duration day = Duration.ofDays(1);
    return new DatasetDescriptor(
        "headers",
        Kind.ORGANIZATION,
        new Location.FileSet(file, Optional.empty()),
        NO_COLUMN,
        List.of(),
        Map.of(),
        new DatasetDescriptor.Agreement("none", LocalDate.MAX, "P1D"),
        Optional.empty(),
        Optional.empty(),
        new DatasetDescriptor.Schedule(day, day, Duration.ZERO),
        new DatasetDescriptor.Brake(0, 0));
  }
}
