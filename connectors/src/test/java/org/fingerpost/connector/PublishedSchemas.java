package org.fingerpost.connector;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fingerpost.schema.Json;
import org.opentest4j.TestAbortedException;

/**
 * The published schemas of Open Referral UK: the profile's, and those that its validator applies.
 */
public final class PublishedSchemas {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  private final Path folder;
  private final Map<String, Schema> read = new HashMap<>();

  private PublishedSchemas(Path folder) {
    this.folder = folder;
  }

  /** Whether they are beside the project. */
  public static boolean arePresent() {
    try {
      SharedData.path("standards/oruk-3.0");
      return true;
    } catch (TestAbortedException e) {
      return false;
    }
  }

  /** Skips the test that asks where they are not beside the project. */
  public static PublishedSchemas require() {
    return new PublishedSchemas(SharedData.path("standards"));
  }

  /** Against each of them. */
  public void assertMeetsAll(List<String> names, JsonNode node) {
    names.forEach(name -> assertMeets(name, node));
  }

  /** Against a file, or what a JSON Pointer behind # names in one. */
  public void assertMeets(String name, JsonNode node) {
    assertThat(read.computeIfAbsent(name, this::read).validate(node))
        .as("%s by %s", node, name)
        .isEmpty();
  }

  private Schema read(String name) {
    String[] parts = name.split("#", 2);
    try {
      JsonNode file = Json.MAPPER.readTree(folder.resolve(parts[0]).toFile());
      return REGISTRY.getSchema(parts.length == 1 ? file : file.at(parts[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
