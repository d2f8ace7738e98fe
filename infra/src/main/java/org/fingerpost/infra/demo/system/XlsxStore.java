package org.fingerpost.infra.demo.system;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** A workbook of one sheet with a row of headings; every cell is text. */
record XlsxStore() implements RowStore {
  @Override
  public List<Map<String, String>> read(Path file, Form form) throws IOException {
    try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile())) {
      List<Row> lines = workbook.getFirstSheet().read();
      List<Map<String, String>> rows = new ArrayList<>();
      for (Row line : lines.subList(1, lines.size())) {
        rows.add(row(lines.get(0), line));
      }
      return rows;
    }
  }

  private static Map<String, String> row(Row headings, Row line) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < headings.getCellCount(); i++) {
      String name = headings.getCellText(i);
      line.getCellAsString(i).ifPresent(value -> row.put(name, value));
    }
    return row;
  }

  @Override
  public void write(Path file, Form form, List<Map<String, String>> rows) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        Workbook workbook = new Workbook(out, "Office", "1.0")) {
      Worksheet sheet = workbook.newWorksheet(form.sheet());
      for (int i = 0; i < form.columns().size(); i++) {
        String name = form.columns().get(i).name();
        sheet.value(0, i, name);
        for (int line = 0; line < rows.size(); line++) {
          String value = rows.get(line).get(name);
          if (value != null) {
            sheet.value(line + 1, i, value);
          }
        }
      }
    }
  }
}
