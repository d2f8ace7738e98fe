package org.fingerpost.connector.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import org.fingerpost.connector.SourceException;

/** What a file is, by its first bytes. */
enum FileForm {
  /** An Excel workbook of 2007 or later. */
  WORKBOOK,
  /** An OpenDocument spreadsheet, which begins with its own media type. */
  OPEN_DOCUMENT,
  /** Anything else: text with fields. */
  TEXT;

  private static final int ENOUGH = 120;

  /**
   * The form of a file.
   *
   * @throws SourceException for a workbook of an older form, or with a password
   */
  static FileForm of(StillCopy file) throws IOException, SourceException {
    String start;
    try (InputStream in = Files.newInputStream(file.copy())) {
      start = new String(in.readNBytes(ENOUGH), StandardCharsets.ISO_8859_1);
    }
    Archive.refuseOldOffice(file);
    if (start.contains("application/vnd.oasis.opendocument.spreadsheet")) {
      return OPEN_DOCUMENT;
    }
    // Half a workbook is to be told as one, and not as a text that makes no sense.
    String name = file.entry().name().toLowerCase(Locale.ROOT);
    boolean named = name.endsWith(".xlsx") || name.endsWith(".xlsm");
    if (name.endsWith(".ods")) {
      return OPEN_DOCUMENT;
    }
    return named || start.startsWith("PK\u0003\u0004") ? WORKBOOK : TEXT;
  }
}
