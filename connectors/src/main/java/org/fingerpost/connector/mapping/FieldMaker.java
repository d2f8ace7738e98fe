package org.fingerpost.connector.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fingerpost.connector.descriptor.FieldMapping;
import org.fingerpost.connector.descriptor.SharedFields;
import org.fingerpost.connector.descriptor.Target;
import org.fingerpost.connector.descriptor.Target.Container;
import org.fingerpost.connector.descriptor.ValueType;
import org.fingerpost.schema.Json;

/** Makes the value of one target from a row. Safe for use by many threads. */
final class FieldMaker {
  private static final Set<ValueType> TEXTS =
      EnumSet.of(
          ValueType.DATE,
          ValueType.EMAIL,
          ValueType.IDENTIFIER,
          ValueType.PHONE,
          ValueType.POSTCODE,
          ValueType.TEXT,
          ValueType.WEB_ADDRESS);

  private final FieldMapping mapping;
  private final Target target;
  private final FieldSource source;
  private final Map<String, String> translations;
  private final ValueReader reader;
  private final Map<String, ValueReader> parts = new HashMap<>();
  private final List<String> requiredParts;

  FieldMaker(FieldMapping mapping, SharedFields shared, String member, ZoneId zone) {
    this.mapping = mapping;
    this.target = shared.target(mapping.target()).orElseThrow();
    this.source = FieldSource.of(mapping.source(), member);
    this.translations = FieldSource.translations(mapping.source());
    this.reader = new ValueReader(target, zone);
    this.requiredParts = shared.requiredParts(target.field());
    for (String part : shared.parts(target.field())) {
      Target below = shared.target(target.field() + '.' + part).orElseThrow();
      parts.put(part, new ValueReader(below, zone));
    }
  }

  FieldMapping mapping() {
    return mapping;
  }

  Target target() {
    return target;
  }

  /** The parts without which an object of the field is worth nothing. */
  List<String> requiredParts() {
    return requiredParts;
  }

  boolean isConstant() {
    return mapping.source() instanceof FieldMapping.Source.Constant;
  }

  /** The value; empty when the row holds nothing for it. */
  Optional<JsonNode> make(ObjectNode row) throws UnreadableValueException {
    JsonNode taken = source.take(row);
    if (taken == null || taken.isNull() || taken.isMissingNode()) {
      return Optional.empty();
    }
    if (target.isWhole()) {
      return whole(taken);
    }
    return target.container() == Container.VALUES ? list(taken) : single(taken);
  }

  /** What the member wrote, where the field is one text; empty for any other. */
  Optional<JsonNode> written(ObjectNode row) {
    boolean text = TEXTS.contains(target.type()) && target.container() != Container.VALUES;
    try {
      String written = text && !target.isWhole() ? Texts.clean(source.take(row)) : "";
      return written.isEmpty() ? Optional.empty() : Optional.of(TextNode.valueOf(written));
    } catch (UnreadableValueException e) {
      return Optional.empty();
    }
  }

  private Optional<JsonNode> single(JsonNode taken) throws UnreadableValueException {
    if (target.type() == ValueType.REFERENCE || translations.isEmpty()) {
      return reader.read(taken);
    }
    String code = Texts.clean(taken);
    return code.isEmpty() ? Optional.empty() : reader.read(translated(code));
  }

  private Optional<JsonNode> list(JsonNode taken) throws UnreadableValueException {
    ArrayNode values = JsonNodeFactory.instance.arrayNode();
    if (taken.isArray()) {
      for (JsonNode item : taken) {
        addTo(values, single(item));
      }
    } else {
      for (String item : Texts.split(Texts.clean(taken))) {
        addTo(values, reader.read(translations.isEmpty() ? item : translated(item)));
      }
    }
    return values.isEmpty() ? Optional.empty() : Optional.of(values);
  }

  /** A value twice is a value once. */
  private static void addTo(ArrayNode values, Optional<JsonNode> item) {
    for (JsonNode present : values) {
      if (item.filter(present::equals).isPresent()) {
        return;
      }
    }
    item.ifPresent(values::add);
  }

  private String translated(String code) throws UnreadableValueException {
    String value = translations.get(FieldSource.fold(code));
    if (value == null) {
      throw new UnreadableValueException(
          "translation", "holds a code that the mapping does not translate; add it under values");
    }
    return value;
  }

  /** An object or a list of objects that an expression made: each part is read as what it is. */
  private Optional<JsonNode> whole(JsonNode taken) throws UnreadableValueException {
    if (target.container() == Container.OBJECT) {
      return object(taken).map(JsonNode.class::cast);
    }
    ArrayNode objects = JsonNodeFactory.instance.arrayNode();
    if (taken.isArray()) {
      for (JsonNode item : taken) {
        object(item).ifPresent(objects::add);
      }
    } else {
      object(taken).ifPresent(objects::add);
    }
    return objects.isEmpty() ? Optional.empty() : Optional.of(objects);
  }

  private Optional<ObjectNode> object(JsonNode item) throws UnreadableValueException {
    if (!item.isObject()) {
      throw new UnreadableValueException(
          "form", "became no object with parts; let the expression make one");
    }
    ObjectNode object = Json.object();
    for (Map.Entry<String, JsonNode> entry : item.properties()) {
      ValueReader part = parts.get(entry.getKey());
      if (part == null) {
        throw new UnreadableValueException(
            "form", "became an object with a part that the shared schema does not have");
      }
      part.read(entry.getValue()).ifPresent(value -> object.set(entry.getKey(), value));
    }
    return object.isEmpty() ? Optional.empty() : Optional.of(object);
  }
}
