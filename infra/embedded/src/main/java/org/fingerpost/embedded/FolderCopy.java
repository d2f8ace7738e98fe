package org.fingerpost.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Copies folders that somebody else may be writing. */
final class FolderCopy {
  private FolderCopy() {}

  /**
   * Copies a folder with all in it that is wanted. What goes away meanwhile is passed over; what
   * grows meanwhile is cut off somewhere.
   *
   * @param wanted is asked of each folder and file by its path within the folder; of a folder that
   *     is not wanted nothing is copied
   */
  static void copy(Path from, Path to, Predicate<Path> wanted) throws IOException {
    makeLike(from, to);
    for (Path each : children(from)) {
      Path name = each.getFileName();
      if (!wanted.test(name)) {
        continue;
      }
      if (Files.isDirectory(each)) {
        copy(each, to.resolve(name), inner -> wanted.test(name.resolve(inner)));
      } else {
        copyFile(each, to.resolve(name));
      }
    }
  }

  static void copyFile(Path from, Path to) throws IOException {
    try {
      Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
    } catch (NoSuchFileException e) {
      if (Files.exists(from)) {
        throw e;
      }
      Files.deleteIfExists(to);
    }
  }

  /** Makes the folder, closed to whom the other one is closed. */
  static void makeLike(Path like, Path folder) throws IOException {
    Files.createDirectories(folder);
    PosixFileAttributeView view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(Files.getPosixFilePermissions(like));
    }
  }

  static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return new ArrayList<>(children.sorted().toList());
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  /** Size and time of change, to see whether a file was touched; empty where it is gone. */
  static String trace(Path file) throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return attributes.size() + "/" + attributes.lastModifiedTime();
    } catch (NoSuchFileException e) {
      return "";
    }
  }
}
