package org.fingerpost.connector.access;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The file that Access lays beside one that somebody has open. */
final class LockFile {
  private LockFile() {}

  /**
   * {@code groups.laccdb} beside {@code groups.accdb}, {@code groups.ldb} beside the older form.
   */
  static Optional<Path> of(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    boolean older = name.toLowerCase(Locale.ROOT).endsWith(".mdb");
    return Optional.of(file.resolveSibling(name.substring(0, dot) + (older ? ".ldb" : ".laccdb")));
  }
}
