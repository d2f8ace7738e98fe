package org.fingerpost.infra.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A member that exports a CSV file, whole, at every change. Used by one thread at a time. */
final class SheetDesk extends Desk {
  private final Path exports;

  SheetDesk(String member, Path exports) {
    super(member);
    this.exports = exports;
    try {
      Files.createDirectories(exports);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  void describe(Path folder, String schedule) {
    String system = "files: {folder: \"%s\"}".formatted(exports);
    Descriptors.write(folder, member(), system, "files: \"groups*\"", schedule);
  }

  Path file() {
    return exports.resolve("groups.csv");
  }

  @Override
  void write(Row row) {
    Map<String, Row> rows = new TreeMap<>(rows());
    rows.put(row.id(), row);
    export(text(rows));
  }

  @Override
  void erase(String id) {
    Map<String, Row> rows = new TreeMap<>(rows());
    rows.remove(id);
    export(text(rows));
  }

  /** The file as it would be of the rows that were saved. */
  String text() {
    return text(rows());
  }

  private static String text(Map<String, Row> rows) {
    return rows.values().stream()
        .map(row -> "\"" + String.join("\",\"", row.cells()) + "\"\n")
        .collect(Collectors.joining("", String.join(",", Row.COLUMNS) + "\n", ""));
  }

  /** Puts a file in place of the last, at once. */
  void export(String text) {
    try {
      Path aside = exports.resolve("being-written.tmp");
      Files.writeString(aside, text);
      Files.move(aside, file(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
