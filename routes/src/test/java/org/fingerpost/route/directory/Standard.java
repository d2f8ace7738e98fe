package org.fingerpost.route.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The published schemas of Open Referral UK, in a folder named {@code shared} beside the clone. */
final class Standard {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  private Standard() {}

  /** Checks the node against that file; skips the test where the folder is not there. */
  static void assertMeets(String file, JsonNode node) {
    Optional<Path> folder = folder();
    assumeThat(folder).as("shared/data/standards beside the clone").isPresent();
    assertThat(schema(folder.get().resolve(file)).validate(node)).as(file).isEmpty();
  }

  private static Schema schema(Path file) {
    try {
      return REGISTRY.getSchema(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Path> folder() {
    return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
        .map(path -> path.resolve("shared/data/standards"))
        .filter(path -> Files.isDirectory(path.resolve("oruk-3.0")))
        .findFirst();
  }
}
