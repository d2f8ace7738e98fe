package org.fingerpost.schema;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Reads and writes JSON the one way that the whole hub does. Safe for use by many threads. */
public final class Json {
  /** Decimals keep their digits: a member's 51.50 never becomes 51.5 by way of a double. */
  public static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /** A new, empty object. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /**
   * Reads an object.
   *
   * @throws MalformedJsonException when the bytes are not one JSON object
   */
  public static ObjectNode readObject(byte[] bytes) {
    try {
      if (MAPPER.readTree(bytes) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw new MalformedJsonException(
          "not JSON, at line %d, column %d"
              .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new MalformedJsonException("JSON, but not an object");
  }

  /** The node as UTF-8, in the order of its fields. */
  public static byte[] write(JsonNode node) {
    return write(out -> write(node, out));
  }

  /** What somebody writes into a generator. */
  @FunctionalInterface
  interface Content {
    /** Writes one whole JSON value. */
    void writeTo(JsonGenerator out) throws IOException;
  }

  /** The content as UTF-8. */
  static byte[] write(Content content) {
    // As ObjectMapper does: into a buffer that Jackson keeps for the thread.
    try (ByteArrayBuilder bytes = new ByteArrayBuilder(MAPPER.getFactory()._getBufferRecycler())) {
      try (JsonGenerator out = MAPPER.createGenerator(bytes)) {
        content.writeTo(out);
      }
      return bytes.getClearAndRelease();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In which order an object's properties are written. */
  @FunctionalInterface
  interface Order {
    /** All of them. */
    Iterable<Map.Entry<String, JsonNode>> of(JsonNode object);
  }

  /** As Jackson would, without a serializer looked up for each value. */
  static void write(JsonNode node, JsonGenerator out) throws IOException {
    write(node, JsonNode::properties, out);
  }

  static void write(JsonNode node, Order order, JsonGenerator out) throws IOException {
    if (node.isObject()) {
      out.writeStartObject();
      for (Map.Entry<String, JsonNode> entry : order.of(node)) {
        out.writeFieldName(entry.getKey());
        write(entry.getValue(), order, out);
      }
      out.writeEndObject();
    } else if (node.isArray()) {
      out.writeStartArray();
      for (JsonNode item : node) {
        write(item, order, out);
      }
      out.writeEndArray();
    } else if (node.isTextual()) {
      out.writeString(node.textValue());
    } else {
      MAPPER.writeTree(out, node);
    }
  }

  /** Text that is not JSON, or not an object. The message never quotes the text. */
  public static final class MalformedJsonException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private MalformedJsonException(String message) {
      super(message);
    }
  }
}
