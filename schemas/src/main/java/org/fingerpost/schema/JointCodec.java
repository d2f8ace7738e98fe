package org.fingerpost.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Writes and reads joint documents. Equal records become equal bytes, whatever the order in which
 * the fields of their values were set: what has not changed is seen not to have changed. Safe for
 * use by many threads.
 */
public final class JointCodec {
  private JointCodec() {}

  /** The document as UTF-8. */
  public static byte[] write(JointRecord joint) {
    return JointDocument.of(joint);
  }

  /** The document as a tree. */
  public static ObjectNode toJson(JointRecord joint) {
    return Json.readObject(write(joint));
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException when the bytes are no joint document; the message quotes no
   *     value
   */
  public static JointRecord read(byte[] document) {
    return fromJson(Json.readObject(document));
  }

  /**
   * Reads what {@link #toJson} made.
   *
   * @throws IllegalArgumentException when the tree is no joint document; the message quotes no
   *     value
   */
  public static JointRecord fromJson(ObjectNode document) {
    SortedMap<String, JointRecord.Field> fields = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : part(document, "fields").properties()) {
      fields.put(entry.getKey(), readField(entry.getValue()));
    }
    List<JointRecord.Source> sources = new ArrayList<>();
    part(document, "sources").forEach(source -> sources.add(readSource(source)));
    return new JointRecord(
        uuid(document, "id"), Kind.ofWireName(text(document, "kind")), fields, sources);
  }

  private static JointRecord.Field readField(JsonNode node) {
    return new JointRecord.Field(
        part(node, "value"),
        visibility(text(node, "visibility")),
        number(node, "source"),
        text(node, "reason"),
        Optional.ofNullable(node.get("public"))
            .map(
                visible ->
                    new JointRecord.PublicValue(part(visible, "value"), number(visible, "source"))),
        Optional.ofNullable(node.get("conflict")).map(JointCodec::readConflict));
  }

  private static JointRecord.Conflict readConflict(JsonNode node) {
    List<JointRecord.OtherValue> others = new ArrayList<>();
    for (JsonNode other : part(node, "others")) {
      others.add(
          new JointRecord.OtherValue(
              part(other, "value"),
              visibility(text(other, "visibility")),
              numbers(other, "sources")));
    }
    return new JointRecord.Conflict(numbers(node, "holders"), others);
  }

  private static List<Integer> numbers(JsonNode node, String name) {
    List<Integer> numbers = new ArrayList<>();
    part(node, name).forEach(number -> numbers.add(number.intValue()));
    return numbers;
  }

  private static JointRecord.Source readSource(JsonNode node) {
    return new JointRecord.Source(
        uuid(node, "id"),
        new SourceKey(text(node, "member"), text(node, "dataset"), text(node, "key")),
        instant(node, "seen"),
        part(node, "public").booleanValue());
  }

  private static Visibility visibility(String wireName) {
    return switch (wireName) {
      case "public" -> Visibility.PUBLIC;
      case "members" -> Visibility.MEMBERS;
      default -> throw malformed("\"visibility\" that is public or members");
    };
  }

  private static UUID uuid(JsonNode node, String name) {
    try {
      return UUID.fromString(text(node, name));
    } catch (IllegalArgumentException e) {
      throw malformed("a UUID named \"%s\"".formatted(name));
    }
  }

  private static Instant instant(JsonNode node, String name) {
    try {
      return Moments.parse(text(node, name));
    } catch (DateTimeException e) {
      throw malformed("a moment in UTC named \"%s\"".formatted(name));
    }
  }

  private static String text(JsonNode node, String name) {
    JsonNode value = part(node, name);
    if (!value.isTextual()) {
      throw malformed("text named \"%s\"".formatted(name));
    }
    return value.textValue();
  }

  private static int number(JsonNode node, String name) {
    JsonNode value = part(node, name);
    if (!value.canConvertToInt()) {
      throw malformed("a whole number named \"%s\"".formatted(name));
    }
    return value.intValue();
  }

  private static JsonNode part(JsonNode node, String name) {
    JsonNode part = node.get(name);
    if (part == null) {
      throw malformed("something named \"%s\"".formatted(name));
    }
    return part;
  }

  private static IllegalArgumentException malformed(String wanted) {
    return new IllegalArgumentException("a joint document has " + wanted);
  }
}
