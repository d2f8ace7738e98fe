package org.fingerpost.connector.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A file as it was when it was looked at.
 *
 * @param name its path below the folder, with {@code /} between the parts
 * @param modified in milliseconds since 1970
 */
public record FileEntry(Path path, String name, long size, long modified) {
  /** The file as it is now. */
  public static FileEntry of(Path folder, Path path) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    String name = folder.relativize(path).toString().replace('\\', '/');
    return new FileEntry(path, name, attributes.size(), attributes.lastModifiedTime().toMillis());
  }

  /** The same file as it is now. */
  FileEntry again(Path folder) throws IOException {
    return of(folder, path);
  }
}
