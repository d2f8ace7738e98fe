package org.fingerpost.connector.files;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.descriptor.HttpAccess;
import org.fingerpost.connector.descriptor.Secret;
import org.fingerpost.connector.http.Addresses;
import org.fingerpost.connector.http.Answer;
import org.fingerpost.connector.http.HttpSource;

/**
 * Files at an address on the web: an export that a hosted system keeps current, or a sheet that is
 * published. Each dataset names one; whether it changed is told by its content alone.
 */
final class WebPlace implements Place {
  private static final long LONGEST = 64L << 20;

  private final HttpSource source;

  WebPlace(HttpAccess access, Function<Secret, String> secrets) {
    this.source = new HttpSource(access, secrets, LONGEST);
  }

  /** One file; {@code .} is what stands at the address itself. */
  @Override
  public List<FileEntry> matching(String name) {
    return List.of(new FileEntry(Path.of("."), name, 0, 0));
  }

  @Override
  public boolean tellsChanges() {
    return false;
  }

  @Override
  public StillCopy copy(FileEntry entry) throws SourceException, InterruptedException {
    String below = entry.name().equals(".") ? "" : entry.name();
    URI address = Addresses.below(source.base(), below);
    Answer answer = source.get(address, Map.of());
    if (answer.isWebPage()) {
      throw source.failure().webPage();
    }
    try {
      Path copy = Files.createTempFile("fingerpost-", ".copy");
      return StillCopy.kept(entry, Files.write(copy, answer.body()));
    } catch (IOException e) {
      throw SourceException.retriable(
          "What %s answered could not be kept for reading. Is the disk of this machine full? It is tried again."
              .formatted(source.where()),
          e);
    }
  }
}
