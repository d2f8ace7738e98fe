package org.fingerpost.connector.descriptor;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** A YAML text as a tree of JSON that remembers where each key and value stood. */
final class LocatedTree {
  private final Map<JsonPointer, Place> keys = new HashMap<>();
  private final Map<JsonPointer, Place> values = new HashMap<>();
  private final Map<JsonPointer, Place> contents = new HashMap<>();
  private JsonNode root = MissingNode.getInstance();

  void plant(JsonNode node) {
    root = node;
  }

  void key(JsonPointer at, Place place) {
    keys.put(at, place);
  }

  void value(JsonPointer at, Place place) {
    values.put(at, place);
  }

  void content(JsonPointer at, Place place) {
    contents.put(at, place);
  }

  Branch root() {
    return branch(JsonPointer.empty());
  }

  Branch branch(JsonPointer at) {
    return new Branch(this, at);
  }

  /** One key with its value, which may be missing. */
  record Branch(LocatedTree tree, JsonPointer at) {
    JsonNode node() {
      return tree.root.at(at);
    }

    boolean isPresent() {
      return !node().isMissingNode();
    }

    /** The key's own name. */
    String name() {
      return at.last() == null ? "" : at.last().getMatchingProperty();
    }

    /** The name of the key above. */
    String parentName() {
      return tree.branch(at.head()).name();
    }

    Branch get(String key) {
      return tree.branch(at.appendProperty(key));
    }

    String text() {
      return node().asText("");
    }

    String text(String otherwise) {
      return isPresent() ? text() : otherwise;
    }

    /** Its text; empty where it is not there. */
    Optional<String> optionalText() {
      return isPresent() ? Optional.of(text()) : Optional.empty();
    }

    /** The entries of an object; none for anything else. */
    List<Branch> entries() {
      return node().isObject()
          ? node().properties().stream().map(entry -> get(entry.getKey())).toList()
          : List.of();
    }

    /** The items of a list; none for anything else. */
    List<Branch> items() {
      return node().isArray()
          ? IntStream.range(0, node().size())
              .mapToObj(index -> tree.branch(at.appendIndex(index)))
              .toList()
          : List.of();
    }

    /** The texts of a list; none for anything else. */
    List<String> texts() {
      return node().isArray()
          ? StreamSupport.stream(node().spliterator(), false).map(JsonNode::asText).toList()
          : List.of();
    }

    /** Where the key stands, or the nearest thing above that has a key. */
    Place keyPlace() {
      Place place = tree.keys.get(at);
      return place != null ? place : valuePlace();
    }

    /** Where the text of the value starts, within its quotes. */
    Place contentPlace() {
      return tree.contents.getOrDefault(at, valuePlace());
    }

    /** Where the value starts, or the nearest thing above that has one. */
    Place valuePlace() {
      for (JsonPointer here = at; here != null; here = here.head()) {
        Place place = tree.values.get(here);
        if (place != null) {
          return here.equals(at) ? place : tree.keys.getOrDefault(here, place);
        }
      }
      return Place.TOP;
    }
  }
}
