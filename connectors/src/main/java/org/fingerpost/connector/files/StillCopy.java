package org.fingerpost.connector.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.fingerpost.connector.SourceException;

/**
 * A private copy of a file that nobody was writing to. What is read is the copy, so that a file
 * saved anew in the middle is never half of one and half of the other.
 */
public record StillCopy(FileEntry entry, Path copy, String sha256) implements AutoCloseable {
  private static final long LARGEST = 512L * 1024 * 1024;
  private static final long REST_MILLIS = 2_000;

  static StillCopy of(Path folder, FileEntry entry) throws SourceException {
    return of(folder, entry, REST_MILLIS);
  }

  /**
   * Copies the file.
   *
   * @param restMillis how long nobody must have written to it
   * @throws SourceException when it did not rest, or cannot be read
   */
  public static StillCopy of(Path folder, FileEntry entry, long restMillis) throws SourceException {
    refuseUnlessStill(entry, restMillis);
    Path copy = null;
    try {
      // Readable by this account alone.
      copy = Files.createTempFile("fingerpost-", ".copy");
      String sha256 = copy(entry, copy);
      if (!entry.again(folder).equals(entry)) {
        throw beingWritten(entry, null);
      }
      return new StillCopy(entry, copy, sha256);
    } catch (IOException e) {
      delete(copy);
      throw SourceException.retriable(
          "%s could not be read. Is it open in another program, or was it moved away just now? It is tried again."
              .formatted(entry.name()),
          e);
    } catch (SourceException e) {
      delete(copy);
      throw e;
    }
  }

  /** A copy that was fetched already. */
  static StillCopy kept(FileEntry entry, Path copy) throws IOException {
    MessageDigest digest = newDigest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(copy), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return new StillCopy(entry, copy, HexFormat.of().formatHex(digest.digest()));
  }

  /** Refuses a file that is being written, or is too large. */
  static void refuseUnlessFit(FileEntry entry) throws SourceException {
    refuseUnlessStill(entry, REST_MILLIS);
  }

  /** Its line in the account of what was read. */
  public FileLedger.Line line() {
    return new FileLedger.Line(entry.name(), entry.size(), entry.modified(), sha256);
  }

  @Override
  public void close() {
    delete(copy);
  }

  static SourceException beingWritten(FileEntry entry, Throwable cause) {
    return SourceException.passing(
        "%s is still being written. It is read once it has rested for some seconds."
            .formatted(entry.name()),
        cause);
  }

  /** A time in the future is another machine's clock, and says nothing. */
  private static void refuseUnlessStill(FileEntry entry, long restMillis) throws SourceException {
    long age = System.currentTimeMillis() - entry.modified();
    if (Math.abs(age) < restMillis) {
      throw beingWritten(entry, null);
    }
    if (entry.size() > LARGEST) {
      throw SourceException.permanent(
          "%s is larger than %d MB, more than is read from a file. Export fewer columns, or split it."
              .formatted(entry.name(), LARGEST >> 20));
    }
  }

  private static String copy(FileEntry entry, Path copy) throws IOException {
    MessageDigest digest = newDigest();
    try (InputStream in = new DigestInputStream(Files.newInputStream(entry.path()), digest);
        OutputStream out = Files.newOutputStream(copy)) {
      in.transferTo(out);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static void delete(Path copy) {
    try {
      if (copy != null) {
        Files.deleteIfExists(copy);
      }
    } catch (IOException e) {
      copy.toFile().deleteOnExit();
    }
  }
}
