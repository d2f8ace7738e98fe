package org.fingerpost.schema;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The folder of standards and real data that may stand beside the project's. */
public final class SharedData {
  private SharedData() {}

  /** The file or folder below it; the test that asks is skipped where it is absent. */
  public static Path require(String below) {
    Optional<Path> found =
        Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
            .map(folder -> folder.resolve("shared/data").resolve(below))
            .filter(Files::exists)
            .findFirst();
    Assumptions.assumeTrue(found.isPresent(), () -> "no shared/data/" + below + " beside this");
    return found.orElseThrow();
  }
}
