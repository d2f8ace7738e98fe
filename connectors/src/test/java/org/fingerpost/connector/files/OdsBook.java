package org.fingerpost.connector.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes OpenDocument spreadsheets as LibreOffice Calc does, for tests. */
final class OdsBook {
  private static final String MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet";
  private static final String HEAD =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <office:document-content
       xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
       xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
       xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
       xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">
      <office:body><office:spreadsheet>
      """;

  private final StringBuilder content = new StringBuilder(HEAD);

  OdsBook sheet(String name, String... rows) {
    content.append("<table:table table:name=\"").append(name).append("\">");
    content.append("<table:table-column table:number-columns-repeated=\"16384\"/>");
    for (String row : rows) {
      content.append(row);
    }
    content.append(
        "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>");
    content.append("</table:table>");
    return this;
  }

  static String row(String... cells) {
    return "<table:table-row>%s<table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row>"
        .formatted(String.join("", cells));
  }

  static String text(String text) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
    return "<table:table-cell office:value-type=\"string\"><text:p>%s</text:p></table:table-cell>"
        .formatted(escaped);
  }

  static String cell(String attributes, String shown) {
    return "<table:table-cell %s><text:p>%s</text:p></table:table-cell>"
        .formatted(attributes, shown);
  }

  void save(Path file, String... manifest) throws IOException {
    String whole = content + "</office:spreadsheet></office:body></office:document-content>";
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      byte[] type = MEDIA_TYPE.getBytes(StandardCharsets.US_ASCII);
      ZipEntry first = new ZipEntry("mimetype");
      first.setMethod(ZipEntry.STORED);
      first.setSize(type.length);
      CRC32 sum = new CRC32();
      sum.update(type);
      first.setCrc(sum.getValue());
      zip.putNextEntry(first);
      zip.write(type);
      zip.putNextEntry(new ZipEntry("content.xml"));
      zip.write(whole.getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("META-INF/manifest.xml"));
      zip.write(String.join("", manifest).getBytes(StandardCharsets.UTF_8));
    }
  }
}
