package org.fingerpost.schema;

/**
 * Something about a record that its schema does not allow.
 *
 * @param path the field, such as {@code addresses[0].postal_code}; empty for the record as a whole
 * @param reason one of a small set of short names that begin with {@code schema.}, fit for a metric
 * @param sentence what is wrong and how it should be, for a person; it never quotes the value
 */
public record Violation(String path, String reason, String sentence) {}
