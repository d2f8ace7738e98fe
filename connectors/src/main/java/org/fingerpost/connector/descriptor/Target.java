package org.fingerpost.connector.descriptor;

import java.util.Map;
import java.util.Optional;

/**
 * A place in a record of the shared schema that a mapping can fill.
 *
 * @param field the top-level field
 * @param part the part of the field's object, such as {@code postal_code}; empty: the field itself
 * @param scheme for a registered identifier named by its scheme, such as {@code GB-CHC}
 * @param type what a single value is
 * @param codes where the schema lists them, the words that a person may write for a value, and the
 *     value
 */
public record Target(
    String field,
    Container container,
    Optional<String> part,
    Optional<String> scheme,
    ValueType type,
    Map<String, String> codes) {
  /** What the top-level field holds. */
  public enum Container {
    /** A single value. */
    VALUE,
    /** A list of single values. */
    VALUES,
    /** An object with parts. */
    OBJECT,
    /** A list of objects with parts. */
    OBJECTS
  }

  /** Whether it can only be filled whole, by an expression, because no part is named. */
  public boolean isWhole() {
    return part.isEmpty() && (container == Container.OBJECT || container == Container.OBJECTS);
  }
}
