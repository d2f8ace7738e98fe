package org.fingerpost.connector;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Finds the data that stands beside the project; a test that needs it is skipped without it. */
public final class SharedData {
  private SharedData() {}

  /** The file or folder of that name below the data's folder. */
  public static Path path(String name) {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      Path found = folder.resolve("shared/data").resolve(name);
      if (Files.exists(found)) {
        return found;
      }
    }
    Assumptions.abort("shared/data/" + name + " is not here");
    throw new IllegalStateException("unreachable");
  }
}
