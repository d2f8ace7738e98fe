package org.fingerpost.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;

/** A source change in the words of the shared schema: what {@code hub.<kind>} topics carry. */
public sealed interface NormalisedChange {
  /** Where the record stands at its member. */
  SourceKey source();

  /** What it describes. */
  Kind kind();

  /** Where the source record stands in the member's topic. */
  Origin origin();

  /**
   * A record in the shared schema.
   *
   * @param visibility who may see each top-level field of {@code value}; a field not named here may
   *     be seen by nobody
   * @param trust how much the member's word on a field counts; fields of usual trust are left out
   * @param value the record, valid against the JSON Schema of its kind; fields that refer to
   *     another record, such as {@code organization_id}, hold the id of a source record
   */
  record Present(
      SourceKey source,
      Kind kind,
      Origin origin,
      Instant seen,
      Map<String, Visibility> visibility,
      Map<String, Trust> trust,
      ObjectNode value)
      implements NormalisedChange {
    /** A record whose every field is of usual trust. */
    public Present(
        SourceKey source,
        Kind kind,
        Origin origin,
        Instant seen,
        Map<String, Visibility> visibility,
        ObjectNode value) {
      this(source, kind, origin, seen, visibility, Map.of(), value);
    }

    /** How much the member's word on that field counts. */
    public Trust trustIn(String field) {
      return trust.getOrDefault(field, Trust.USUAL);
    }
  }

  /** A record that is no longer to be held. */
  record Gone(SourceKey source, Kind kind, Origin origin) implements NormalisedChange {}
}
