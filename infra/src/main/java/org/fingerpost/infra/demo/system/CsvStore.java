package org.fingerpost.infra.demo.system;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** CSV as the member's program writes it. */
record CsvStore(char separator, Charset charset, boolean mark) implements RowStore {
  private static final char MARK = '\ufeff';

  @Override
  public List<Map<String, String>> read(Path file, Form form) throws IOException {
    String text = Files.readString(file, charset);
    String content = text.isEmpty() || text.charAt(0) != MARK ? text : text.substring(1);
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().fieldSeparator(separator).ofNamedCsvRecord(content)) {
      return rows.stream().map(NamedCsvRecord::getFieldsAsMap).toList();
    }
  }

  @Override
  public void write(Path file, Form form, List<Map<String, String>> rows) throws IOException {
    try (Writer out = Files.newBufferedWriter(file, charset);
        CsvWriter csv =
            CsvWriter.builder()
                .fieldSeparator(separator)
                .lineDelimiter(LineDelimiter.CRLF)
                .build(out)) {
      if (mark) {
        out.write(MARK);
      }
      csv.writeRecord(form.columns().stream().map(Column::name).toList());
      for (Map<String, String> row : rows) {
        csv.writeRecord(form.columns().stream().map(c -> row.getOrDefault(c.name(), "")).toList());
      }
    }
  }
}
