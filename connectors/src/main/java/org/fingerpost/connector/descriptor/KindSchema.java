package org.fingerpost.connector.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Kind;

/** The JSON Schema of a kind, and of what it refers to. */
final class KindSchema {
  private static final String FOLDER = "/org/fingerpost/schema/";

  private static final Map<String, JsonNode> READ = new ConcurrentHashMap<>();

  private final JsonNode root;

  private KindSchema(JsonNode root) {
    this.root = root;
  }

  static KindSchema load(Kind kind) {
    return new KindSchema(read(FOLDER + kind.wireName() + ".schema.json"));
  }

  Set<Map.Entry<String, JsonNode>> properties() {
    return root.path("properties").properties();
  }

  List<String> required() {
    return StreamSupport.stream(root.path("required").spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  /** The node itself, or what its {@code $ref} stands for. */
  JsonNode resolve(JsonNode node) {
    if (node == null) {
      return MissingNode.getInstance();
    }
    String reference = node.path("$ref").asText();
    if (reference.isEmpty()) {
      return node;
    }
    int hash = reference.indexOf('#');
    String file = reference.substring(reference.lastIndexOf('/', hash) + 1, Math.max(hash, 0));
    JsonNode document = file.isEmpty() ? root : read(FOLDER + file);
    return new KindSchema(document).resolve(document.at(reference.substring(hash + 1)));
  }

  private static JsonNode read(String resource) {
    return READ.computeIfAbsent(resource, KindSchema::load);
  }

  private static JsonNode load(String resource) {
    try (InputStream stream = KindSchema.class.getResourceAsStream(resource)) {
      return stream == null ? MissingNode.getInstance() : Json.MAPPER.readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
