package org.fingerpost.route.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A place in a YAML document, which follows references within it. What is not there is empty. */
record Node(Object root, Object value) {
  private static final String INSIDE = "#/";

  Node at(String name) {
    Object found = value instanceof Map<?, ?> map ? map.get(name) : null;
    return new Node(root, found).followed();
  }

  private Node followed() {
    String reference = value instanceof Map<?, ?> map ? String.valueOf(map.get("$ref")) : "";
    Node node = this;
    if (reference.startsWith(INSIDE)) {
      node = new Node(root, root);
      for (String name : reference.substring(INSIDE.length()).split("/")) {
        node = node.at(name);
      }
    }
    return node;
  }

  /** On one line. */
  String text() {
    return Optional.ofNullable(value).map(Object::toString).orElse("").strip();
  }

  /** The reference to another file, where this is one. */
  Optional<String> elsewhere() {
    return value instanceof Map<?, ?> map
        ? Optional.ofNullable(map.get("$ref")).map(Object::toString)
        : Optional.empty();
  }

  List<String> names() {
    return value instanceof Map<?, ?> map
        ? map.keySet().stream().map(Object::toString).toList()
        : List.of();
  }

  Stream<Node> items() {
    return value instanceof List<?> list
        ? list.stream().map(item -> new Node(root, item).followed())
        : Stream.empty();
  }
}
