package org.fingerpost.connector.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.util.Iterator;
import java.util.List;
import org.fingerpost.connector.SourceException;

/** Reads a CSV file, whatever its separator and encoding. */
final class CsvFile {
  private static final char[] SEPARATORS = {',', ';', '\t', '|'};

  private final StillCopy file;
  private final String name;
  private final Wanted wanted;

  CsvFile(StillCopy file, Wanted wanted) {
    this.file = file;
    this.name = file.entry().name();
    this.wanted = wanted;
  }

  /** Hands every row to the taker. */
  void read(RowTaker taker) throws IOException, SourceException, InterruptedException {
    TextEncoding encoding = TextEncoding.of(file.copy());
    char separator = separator(encoding);
    try (CsvReader<CsvRecord> csv = reader(encoding.open(file.copy()), separator)) {
      Iterator<CsvRecord> records = csv.iterator();
      CsvRecord first = header(records);
      taker.headers(first.getFields());
      Header header = Header.of(name, first.getFields(), wanted);
      while (records.hasNext()) {
        CsvRecord record = records.next();
        take(record, header, taker);
        if (!records.hasNext() && isShort(record, header)) {
          taker.doubt(mayHideRows(place(record)));
        }
      }
    } catch (CsvParseException e) {
      // Its message may quote the file.
      throw SourceException.permanent(
          "%s is no CSV that can be read to its end: a field of it has no end. Look for a quotation mark that is opened and not closed."
              .formatted(name));
    }
  }

  private void take(CsvRecord record, Header header, RowTaker taker) throws InterruptedException {
    if (isBlank(record)) {
      return;
    }
    String place = place(record);
    if (fits(record, header)) {
      taker.row(place, column -> cell(record, header, column), size(record));
      return;
    }
    int at = header.index().get(wanted.key());
    String found = at < record.getFieldCount() ? record.getField(at).strip() : "";
    taker.spoilt(
        place,
        found,
        "The row has %d fields where the header has %d, so it cannot be told which value belongs where. A comma or a line break inside a field needs quotation marks around the field."
            .formatted(record.getFieldCount(), header.width()));
    if (found.isEmpty() || holdsLines(record)) {
      taker.doubt(mayHideRows(place));
    }
  }

  /** As the last row of a file that was cut is: what stood after it is then missing too. */
  private static boolean isShort(CsvRecord record, Header header) {
    return !isBlank(record) && record.getFieldCount() < header.width();
  }

  private String place(CsvRecord record) {
    return "%s, line %d".formatted(name, record.getStartingLineNumber());
  }

  /** More fields than headers do no harm as long as they are blank. */
  private static boolean fits(CsvRecord record, Header header) {
    int count = record.getFieldCount();
    if (count < header.width()) {
      return false;
    }
    return record.getFields().subList(header.width(), count).stream().allMatch(String::isBlank);
  }

  private static JsonNode cell(CsvRecord record, Header header, String column) {
    String text = record.getField(header.index().get(column));
    return text.isBlank() ? NullNode.instance : TextNode.valueOf(text);
  }

  private static long size(CsvRecord record) {
    long size = 0;
    for (int i = 0; i < record.getFieldCount(); i++) {
      size += record.getField(i).length();
    }
    return size;
  }

  private static boolean isBlank(CsvRecord record) {
    return record.getFields().stream().allMatch(String::isBlank);
  }

  private static boolean holdsLines(CsvRecord record) {
    return record.getFields().stream().anyMatch(field -> field.indexOf('\n') >= 0);
  }

  private static SourceException mayHideRows(String place) {
    return SourceException.permanent(
        "%s is a spoilt row that may hide others, so the listing is not known to be whole and no missing record is taken for deleted. Mend the row."
            .formatted(place));
  }

  private CsvRecord header(Iterator<CsvRecord> records) throws SourceException {
    while (records.hasNext()) {
      CsvRecord record = records.next();
      boolean marker = record.getField(0).startsWith("sep=");
      if (!marker && !isBlank(record)) {
        return record;
      }
    }
    throw SourceException.retriable(
        "%s is empty: it has no line of headers. It is tried again, in case it is still being written."
            .formatted(name),
        null);
  }

  /** The separator by which most of the wanted columns are found, and then most columns at all. */
  private char separator(TextEncoding encoding) throws IOException, SourceException {
    char best = SEPARATORS[0];
    long most = -1;
    for (char separator : SEPARATORS) {
      try (CsvReader<CsvRecord> csv = reader(encoding.open(file.copy()), separator)) {
        List<String> fields = header(csv.iterator()).getFields();
        long score = Header.found(fields, wanted) * 100_000 + fields.size();
        if (score > most) {
          best = separator;
          most = score;
        }
      } catch (CsvParseException e) {
        // Not this one: under another separator the quotation marks may stand right.
        continue;
      }
    }
    return best;
  }

  private static CsvReader<CsvRecord> reader(Reader text, char separator) {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .skipEmptyLines(true)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .allowExtraCharsAfterClosingQuote(true)
        .ofCsvRecord(text);
  }
}
