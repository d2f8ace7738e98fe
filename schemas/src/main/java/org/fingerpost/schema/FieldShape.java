package org.fingerpost.schema;

import java.util.Optional;

/**
 * What a top-level field of a kind looks like, as its JSON Schema says: for those who map to it or
 * check a mapping.
 *
 * @param title what a person calls it
 * @param type of the value; for a list, the type of its items is {@code items}
 * @param items the type of a list's items, empty for what is no list
 * @param vocabulary the id of the vocabulary that the value or the items are from, if any
 * @param reference whether the value is the id of another record
 */
public record FieldShape(
    String name,
    String title,
    Type type,
    Optional<Type> items,
    boolean required,
    Optional<String> vocabulary,
    boolean reference) {
  /** The JSON types that fields have. */
  public enum Type {
    TEXT,
    INTEGER,
    NUMBER,
    BOOLEAN,
    LIST,
    OBJECT
  }
}
