package org.fingerpost.connector.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.fingerpost.connector.SourceException;

/** Makes sure that a workbook is a whole archive, and not one that grows without end. */
final class Archive {
  private static final long LARGEST = 512L * 1024 * 1024;
  private static final int OLD_CONTAINER_READ = 64 << 20;
  private static final int[] OLD_OFFICE = {0xD0, 0xCF, 0x11, 0xE0};

  private Archive() {}

  /**
   * Unpacks it all once into nothing: sizes that an archive states may be false.
   *
   * @return whether it says how its cells are shown, which a program's plain export may leave out
   */
  static boolean verify(StillCopy file) throws IOException, SourceException {
    refuseOldOffice(file);
    long total = 0;
    boolean styled = false;
    byte[] buffer = new byte[64 * 1024];
    try (ZipFile zip = new ZipFile(file.copy().toFile())) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        styled |= entry.getName().endsWith("styles.xml");
        try (InputStream in = zip.getInputStream(entry)) {
          for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            total += read;
            refuseTooLarge(file, total);
          }
        }
      }
      return styled;
    } catch (IOException e) {
      throw broken(file, e);
    }
  }

  static SourceException broken(StillCopy file, Exception cause) {
    return SourceException.retriable(
        "%s is not a whole workbook: it is still being saved, or it is damaged. It is tried again; if it goes on, open it and save it anew."
            .formatted(file.entry().name()),
        cause);
  }

  private static void refuseTooLarge(StillCopy file, long total) throws SourceException {
    if (total > LARGEST) {
      throw SourceException.permanent(
          "%s unpacks to more than %d MB, more than is read from a workbook. Remove pictures and sheets that are not needed, or export it as CSV."
              .formatted(file.entry().name(), LARGEST >> 20));
    }
  }

  /** Refuses what is no archive at all, but a workbook of an older form. */
  static void refuseOldOffice(StillCopy file) throws IOException, SourceException {
    byte[] start;
    try (InputStream in = Files.newInputStream(file.copy())) {
      start = in.readNBytes(OLD_OFFICE.length);
    }
    for (int i = 0; i < OLD_OFFICE.length; i++) {
      if (start.length <= i || (start[i] & 0xFF) != OLD_OFFICE[i]) {
        return;
      }
    }
    throw SourceException.permanent(
        isEncrypted(file)
            ? "%s is protected by a password. Save it as .xlsx without one."
                .formatted(file.entry().name())
            : "%s is protected by a password, or is of the Excel of before 2007. Save it as .xlsx without a password."
                .formatted(file.entry().name()));
  }

  /** An encrypted workbook is an old container with a stream of that name in its directory. */
  private static boolean isEncrypted(StillCopy file) throws IOException {
    byte[] name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
    String wanted = new String(name, StandardCharsets.ISO_8859_1);
    try (InputStream in = Files.newInputStream(file.copy())) {
      byte[] read = in.readNBytes(OLD_CONTAINER_READ);
      return new String(read, StandardCharsets.ISO_8859_1).contains(wanted);
    }
  }
}
