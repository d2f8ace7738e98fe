package org.fingerpost.connector.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fingerpost.connector.contract.Row;

/** A CSV file in a folder. */
abstract class CsvFolder extends FolderSystem {
  CsvFolder(Path folder) {
    super(folder, "events.csv");
  }

  @Override
  void write(Path target, String nameColumn, List<Row> rows, boolean badRow) throws IOException {
    StringBuilder text = new StringBuilder("id,%s,starts,note\n".formatted(nameColumn));
    for (Row row : rows) {
      text.append("%s,\"%s\",%s,%s%n".formatted(row.key(), row.name(), row.starts(), row.note()));
    }
    if (badRow) {
      text.insert(text.indexOf("\n") + 1, "bad,Lunch, and more,2026-07-01,withheld,again\n");
    }
    Files.write(target, text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
