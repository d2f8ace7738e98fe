package org.fingerpost.connector.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.fingerpost.connector.NearestNames;
import org.fingerpost.connector.SourceException;

/** Reads one sheet of an OpenDocument spreadsheet (LibreOffice Calc), row by row. */
final class OdsFile {
  private static final XMLInputFactory FACTORY = factory();

  private final StillCopy file;
  private final String name;
  private final Optional<String> sheetName;
  private final Wanted wanted;

  OdsFile(StillCopy file, Optional<String> sheetName, Wanted wanted) {
    this.file = file;
    this.name = file.entry().name();
    this.sheetName = sheetName;
    this.wanted = wanted;
  }

  /** The runtime's own parser, which fetches nothing and knows no entities. */
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  /** Hands every row to the taker. */
  void read(RowTaker taker) throws IOException, SourceException, InterruptedException {
    Archive.verify(file);
    try (ZipFile zip = new ZipFile(file.copy().toFile())) {
      refuseEncrypted(zip);
      ZipEntry content = zip.getEntry("content.xml");
      try (InputStream in = zip.getInputStream(content)) {
        XMLStreamReader xml = FACTORY.createXMLStreamReader(in);
        read(new OdsRows(xml), taker);
      } catch (XMLStreamException e) {
        throw Archive.broken(file, e);
      }
    }
  }

  private void refuseEncrypted(ZipFile zip) throws IOException, SourceException {
    ZipEntry manifest = zip.getEntry("META-INF/manifest.xml");
    if (manifest == null) {
      return;
    }
    try (InputStream in = zip.getInputStream(manifest)) {
      if (new String(in.readNBytes(1 << 20), java.nio.charset.StandardCharsets.UTF_8)
          .contains("encryption-data")) {
        throw SourceException.permanent(
            "%s is protected by a password. Save it without one.".formatted(name));
      }
    }
  }

  private void read(OdsRows rows, RowTaker taker)
      throws XMLStreamException, SourceException, InterruptedException {
    String sheet = rows.open(sheetName).orElseThrow(() -> missing(rows));
    String where = "%s, sheet %s".formatted(name, sheet);
    Header header = null;
    while (rows.next()) {
      OdsRow row = rows.row();
      if (row.isBlank()) {
        continue;
      }
      if (header == null) {
        taker.headers(row.texts());
        header = Header.of(where, row.texts(), wanted);
      } else {
        take("%s, row %d".formatted(where, row.number()), row, header, taker);
      }
    }
    if (header == null) {
      throw SourceException.permanent(
          "%s is empty: it has no row of headers. Name another sheet, or export it again."
              .formatted(where));
    }
  }

  private void take(String place, OdsRow row, Header header, RowTaker taker)
      throws InterruptedException {
    boolean faulty = header.index().values().stream().anyMatch(row::isFaulty);
    if (!faulty) {
      taker.row(place, column -> row.value(header.index().get(column)), row.size());
      return;
    }
    String sentence =
        "A cell of the row shows an error, such as #N/A or #REF!, instead of a value. Correct its formula.";
    JsonNode key = row.value(header.index().get(wanted.key()));
    taker.spoilt(place, key instanceof NullNode ? "" : key.asText().strip(), sentence);
    if (key instanceof NullNode) {
      taker.doubt(
          SourceException.permanent(
              "The key in %s cannot be read, so the listing is not known to be whole and no missing record is taken for deleted. %s"
                  .formatted(place, sentence)));
    }
  }

  private SourceException missing(OdsRows rows) {
    return SourceException.permanent(
        "%s has no sheet %s.%s Rename the sheet, or correct sheet in the descriptor."
            .formatted(
                name,
                sheetName.orElse(""),
                NearestNames.advice(sheetName.orElse(""), rows.sheets())));
  }
}
