package org.fingerpost.connector.files;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.fingerpost.connector.SourceException;

/** The folder that a member puts its files in. */
final class Folder implements Place {
  private final Path root;

  Folder(Path root) {
    this.root = root;
  }

  /**
   * The files that match, by name.
   *
   * @throws SourceException also when none matches: a folder that was not mounted must never look
   *     like a member that deleted everything
   */
  @Override
  public List<FileEntry> matching(String glob) throws SourceException {
    PathMatcher matcher = matcher(glob);
    List<FileEntry> entries = new ArrayList<>();
    int depth = 1 + (int) glob.chars().filter(c -> c == '/').count();
    try (Stream<Path> paths = Files.walk(readable(), depth)) {
      for (Path path : paths.filter(path -> isExport(path, matcher)).toList()) {
        entries.add(FileEntry.of(root, path));
      }
    } catch (IOException | java.io.UncheckedIOException e) {
      throw SourceException.retriable(
          "The folder %s could not be listed. Is it there, and may this account read it? It is tried again."
              .formatted(root),
          e);
    }
    if (entries.isEmpty()) {
      throw SourceException.retriable(
          "No file in %s matches %s, so there is nothing to read, and nothing is taken for deleted. Put the export there, or correct files in the descriptor."
              .formatted(root, glob),
          null);
    }
    entries.sort(Comparator.comparing(FileEntry::name));
    return entries;
  }

  @Override
  public StillCopy copy(FileEntry entry) throws SourceException {
    return StillCopy.of(root, entry);
  }

  private Path readable() throws IOException {
    if (!Files.exists(root)) {
      throw new NoSuchFileException(root.toString());
    }
    if (!Files.isDirectory(root)) {
      throw new NotDirectoryException(root.toString());
    }
    return root;
  }

  /** Not what Excel and LibreOffice lay beside an open file. */
  private boolean isExport(Path path, PathMatcher matcher) {
    Path file = path.getFileName();
    boolean hidden = file == null || file.toString().startsWith(".");
    boolean lock = !hidden && file.toString().startsWith("~$");
    return !hidden && !lock && matcher.matches(root.relativize(path)) && Files.isRegularFile(path);
  }

  private static PathMatcher matcher(String glob) throws SourceException {
    try {
      return FileSystems.getDefault().getPathMatcher("glob:" + glob);
    } catch (PatternSyntaxException e) {
      throw SourceException.permanent(
          "The pattern %s under files is not one that names files. Write it like groups*.csv."
              .formatted(glob),
          e);
    }
  }
}
