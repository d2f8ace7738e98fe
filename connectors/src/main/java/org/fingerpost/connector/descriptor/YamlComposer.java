package org.fingerpost.connector.descriptor;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.fingerpost.schema.Json;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads YAML into a {@link LocatedTree}. */
final class YamlComposer {
  private static final int LONGEST = 1_000_000;

  private final LocatedTree tree = new LocatedTree();
  private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Findings findings;

  private YamlComposer(Findings findings) {
    this.findings = findings;
  }

  /** What could be read; empty when the text is no YAML at all. */
  static Optional<LocatedTree> compose(String text, Findings findings) {
    try {
      LoadSettings settings = LoadSettings.builder().setCodePointLimit(LONGEST).build();
      Optional<Node> node = new Compose(settings).composeString(text);
      if (node.isEmpty()) {
        findings.error(Place.TOP, "the descriptor is empty; it starts with \"member:\"");
      }
      return node.map(found -> new YamlComposer(findings).plant(found));
    } catch (MarkedYamlEngineException e) {
      findings.error(
          e.getProblemMark().map(YamlComposer::place).orElse(Place.TOP),
          "this is not YAML: %s%s",
          e.getProblem(),
          hint(text, e.getProblemMark()));
    } catch (YamlEngineException e) {
      findings.error(
          Place.TOP, "this is not YAML: it holds a character that YAML forbids, or is too long");
    }
    return Optional.empty();
  }

  private static String hint(String text, Optional<Mark> mark) {
    boolean bareSecret =
        mark.map(Mark::getLine)
            .flatMap(line -> text.lines().skip(line).findFirst())
            .filter(line -> line.matches(".*[^\"']\\$\\{.*"))
            .isPresent();
    return bareSecret ? "; put quotes round \"${...}\"" : "";
  }

  private LocatedTree plant(Node node) {
    tree.plant(read(node, JsonPointer.empty()));
    return tree;
  }

  private JsonNode read(Node node, JsonPointer at) {
    tree.value(at, start(node));
    tree.content(at, content(node));
    if (!seen.add(node)) {
      findings.error(start(node), "a descriptor has no aliases (*name); write the value out again");
      return JsonNodeFactory.instance.nullNode();
    }
    if (node instanceof MappingNode mapping) {
      return readMapping(mapping, at);
    }
    return node instanceof SequenceNode sequence
        ? readSequence(sequence, at)
        : readScalar((ScalarNode) node);
  }

  private ObjectNode readMapping(MappingNode mapping, JsonPointer at) {
    ObjectNode object = Json.object();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        findings.error(start(tuple.getKeyNode()), "a key is a single word or text");
        continue;
      }
      JsonPointer below = at.appendProperty(key.getValue());
      if (object.has(key.getValue())) {
        findings.error(start(key), "\"%s\" stands here twice; keep one of the two", key.getValue());
        continue;
      }
      tree.key(below, start(key));
      object.set(key.getValue(), read(tuple.getValueNode(), below));
    }
    return object;
  }

  private ArrayNode readSequence(SequenceNode sequence, JsonPointer at) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (Node item : sequence.getValue()) {
      array.add(read(item, at.appendIndex(array.size())));
    }
    return array;
  }

  private static JsonNode readScalar(ScalarNode scalar) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    String text = scalar.getValue();
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.NULL)) {
      return json.nullNode();
    } else if (tag.equals(Tag.BOOL)) {
      return json.booleanNode(Boolean.parseBoolean(text));
    } else if (tag.equals(Tag.INT) && text.length() < 19) {
      return json.numberNode(Long.parseLong(text));
    } else if (tag.equals(Tag.FLOAT) && text.matches("-?[0-9]+\\.[0-9]+")) {
      return json.numberNode(new BigDecimal(text));
    }
    return json.textNode(text);
  }

  private static Place start(Node node) {
    return node.getStartMark().map(YamlComposer::place).orElse(Place.TOP);
  }

  /** Where the text itself begins: within its quotes, or below the sign of a block. */
  private static Place content(Node node) {
    Place place = start(node);
    if (!(node instanceof ScalarNode scalar)) {
      return place;
    }
    return switch (scalar.getScalarStyle()) {
      case LITERAL, FOLDED -> new Place(place.line() + 1, 1);
      case SINGLE_QUOTED, DOUBLE_QUOTED -> new Place(place.line(), place.column() + 1);
      default -> place;
    };
  }

  private static Place place(Mark mark) {
    return new Place(mark.getLine() + 1, mark.getColumn() + 1);
  }
}
