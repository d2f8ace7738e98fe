package org.fingerpost.connector.files;

import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.fingerpost.connector.NearestNames;
import org.fingerpost.connector.SourceException;

/** Reads one sheet of an Excel workbook, row by row. */
final class XlsxFile {
  private final StillCopy file;
  private final String name;
  private final Optional<String> sheetName;
  private final Wanted wanted;

  XlsxFile(StillCopy file, Optional<String> sheetName, Wanted wanted) {
    this.file = file;
    this.name = file.entry().name();
    this.sheetName = sheetName;
    this.wanted = wanted;
  }

  /** Hands every row to the taker. */
  void read(RowTaker taker) throws IOException, SourceException, InterruptedException {
    boolean styled = Archive.verify(file);
    try (ReadableWorkbook workbook =
        new ReadableWorkbook(file.copy().toFile(), new ReadingOptions(styled, true))) {
      Sheet sheet = sheet(workbook);
      CellValue values = new CellValue(workbook.isDate1904());
      try (Stream<Row> rows = sheet.openStream()) {
        read(sheet, rows.iterator(), values, taker);
      }
    } catch (ExcelReaderException | java.io.UncheckedIOException e) {
      throw Archive.broken(file, e);
    }
  }

  private void read(Sheet sheet, Iterator<Row> rows, CellValue values, RowTaker taker)
      throws SourceException, InterruptedException {
    String where = "%s, sheet %s".formatted(name, sheet.getName());
    Header header = null;
    while (rows.hasNext()) {
      Row row = rows.next();
      if (row.stream().allMatch(values::isBlank)) {
        continue;
      }
      if (header == null) {
        List<String> seen = texts(row, values);
        taker.headers(seen);
        header = Header.of(where, seen, wanted);
      } else {
        take(where, row, header, values, taker);
      }
    }
    if (header == null) {
      throw SourceException.permanent(
          "%s is empty: it has no row of headers. Name another sheet, or export it again."
              .formatted(where));
    }
  }

  private void take(String where, Row row, Header header, CellValue values, RowTaker taker)
      throws InterruptedException {
    String place = "%s, row %d".formatted(where, row.getRowNum());
    Optional<Cell> faulty =
        header.index().values().stream()
            .map(row::getOptionalCell)
            .flatMap(Optional::stream)
            .filter(values::isFaulty)
            .findFirst();
    if (faulty.isPresent()) {
      spoilt(place, keyOf(row, header, values, wanted.key()), faulty.get(), taker);
      return;
    }
    taker.row(
        place,
        column ->
            row.getOptionalCell(header.index().get(column))
                .map(values::of)
                .orElse(NullNode.instance),
        row.getCellCount() * 32L);
  }

  private static String keyOf(Row row, Header header, CellValue values, String key) {
    return row.getOptionalCell(header.index().get(key))
        .filter(cell -> !values.isFaulty(cell))
        .map(values::of)
        .filter(value -> !value.isNull())
        .map(value -> value.asText().strip())
        .orElse("");
  }

  private static void spoilt(String place, String key, Cell faulty, RowTaker taker)
      throws InterruptedException {
    taker.spoilt(place, key, faultSentence(faulty));
    if (key.isEmpty()) {
      taker.doubt(
          SourceException.permanent(
              "The key in %s cannot be read, so the listing is not known to be whole and no missing record is taken for deleted. %s"
                  .formatted(place, faultSentence(faulty))));
    }
  }

  private static String faultSentence(Cell cell) {
    return "Cell %s shows an error of Excel's, such as #N/A or #REF!, instead of a value. Correct its formula."
        .formatted(cell.getAddress());
  }

  private static List<String> texts(Row row, CellValue values) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < row.getCellCount(); i++) {
      texts.add(row.getOptionalCell(i).map(values::of).map(v -> v.asText("")).orElse(""));
    }
    return texts;
  }

  private Sheet sheet(ReadableWorkbook workbook) throws SourceException {
    if (sheetName.isEmpty()) {
      return workbook.getFirstSheet();
    }
    String wantedName = sheetName.get();
    List<Sheet> sheets = workbook.getSheets().toList();
    return sheets.stream()
        .filter(sheet -> sheet.getName().equals(wantedName))
        .findFirst()
        .or(
            () ->
                sheets.stream()
                    .filter(sheet -> sheet.getName().strip().equalsIgnoreCase(wantedName.strip()))
                    .findFirst())
        .orElseThrow(() -> missing(wantedName, sheets.stream().map(Sheet::getName).toList()));
  }

  private SourceException missing(String wantedName, List<String> sheets) {
    return SourceException.permanent(
        "%s has no sheet %s.%s Rename the sheet, or correct sheet in the descriptor."
            .formatted(name, wantedName, NearestNames.advice(wantedName, sheets)));
  }
}
