package org.fingerpost.connector.mapping;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What became of a row. */
public sealed interface MappingOutcome {
  /**
   * A record in the words of the shared schema, not yet held against it.
   *
   * @param value a new object, the caller's own
   */
  record Mapped(ObjectNode value) implements MappingOutcome {}

  /**
   * A row that no record can be made of.
   *
   * @param reason a short name from a small set, such as {@code date}; fit for a metric
   * @param sentence which field and column, and what to do; it never quotes a value
   */
  record Unmappable(String reason, String sentence) implements MappingOutcome {}
}
