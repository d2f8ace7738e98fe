package org.fingerpost.infra.demo.system;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A form of file that holds the rows of one table. */
interface RowStore {
  /** Every row, by column name; a missing cell is left out. */
  List<Map<String, String>> read(Path file, Form form) throws IOException;

  /** Writes the file anew. */
  void write(Path file, Form form, List<Map<String, String>> rows) throws IOException;
}
