package org.fingerpost.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The JSON Schemas that ship with this module, by their names, and the parts that they share. */
final class SchemaDocuments {
  /** What every {@code $id} begins with. It names the schemas; nothing is fetched from there. */
  static final String BASE = "https://fingerpost.org/schema/";

  private static final String SUFFIX = ".schema.json";
  private static final Map<String, ObjectNode> LOADED = new ConcurrentHashMap<>();

  private SchemaDocuments() {}

  static String idOf(String name) {
    return BASE + name + SUFFIX;
  }

  static ObjectNode named(String name) {
    return LOADED.computeIfAbsent(name, key -> resource(key + SUFFIX));
  }

  static ObjectNode resource(String file) {
    try (InputStream in = SchemaDocuments.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks org/fingerpost/schema/" + file);
      }
      return Json.readObject(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of the schema with that {@code $id}, or null, as the validator wants it. */
  static String textOf(String id) {
    if (!id.startsWith(BASE) || !id.endsWith(SUFFIX)) {
      return null;
    }
    return named(id.substring(BASE.length(), id.length() - SUFFIX.length())).toString();
  }

  /** The schema that a {@code $ref} points to, or the schema itself where it has none. */
  static JsonNode resolved(JsonNode schema) {
    return Optional.ofNullable(schema.get("$ref"))
        .map(ref -> target(ref.textValue()))
        .orElse(schema);
  }

  private static JsonNode target(String ref) {
    String file = ref.substring(0, ref.indexOf('#'));
    // Only the definitions refer to their own parts.
    String name =
        file.isEmpty() ? "definitions" : file.substring(0, file.length() - SUFFIX.length());
    return named(name).at(ref.substring(ref.indexOf('#') + 1));
  }
}
