package org.fingerpost.connector.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * What is known of systems that members commonly have, so that a descriptor need not say it. Each
 * is a file of the folder {@code presets}; its notes say what no live system has confirmed.
 */
public final class HttpPresets {
  /** The names that a descriptor may give. */
  public static final List<String> NAMES =
      List.of("airtable", "beacon", "do-it", "lamplight", "salesforce-npsp");

  private HttpPresets() {}

  /** What the preset says of the system, with what the descriptor says in place of it. */
  static JsonNode complete(JsonNode http) {
    if (!NAMES.contains(http.path("preset").asText())) {
      return http;
    }
    ObjectNode whole = ((ObjectNode) preset(http.path("preset").asText()).path("http")).deepCopy();
    http.properties().forEach(entry -> put(whole, entry.getKey(), entry.getValue()));
    return whole;
  }

  /** Parameters and headers are added to; anything else takes the place of the preset's. */
  private static void put(ObjectNode whole, String key, JsonNode value) {
    boolean added = key.equals("parameters") || key.equals("headers");
    if (added && whole.path(key) instanceof ObjectNode there && value.isObject()) {
      value.properties().forEach(entry -> there.set(entry.getKey(), entry.getValue()));
    } else {
      whole.set(key, value);
    }
  }

  /** A preset's whole file: {@code title}, {@code http}, {@code notes}, {@code unconfirmed}. */
  public static JsonNode preset(String name) {
    String resource = "presets/" + name + ".yaml";
    Findings findings = new Findings();
    try (InputStream stream =
        Objects.requireNonNull(HttpPresets.class.getResourceAsStream(resource), resource)) {
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return YamlComposer.compose(text, findings)
          .filter(tree -> !findings.hasErrors())
          .orElseThrow(() -> new IllegalStateException(resource + ": " + findings.errors()))
          .root()
          .node();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
