package org.fingerpost.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What the members together know of one thing: recomputed from its source records, never patched.
 *
 * @param id the joint id; stable, see {@code routes/RATIONALE.md}
 * @param fields the shared schema's top-level fields of this kind; fields that refer to another
 *     record hold its joint id
 * @param sources the source records it is made of, ordered by their ids
 */
public record JointRecord(
    UUID id, Kind kind, SortedMap<String, Field> fields, List<Source> sources) {
  /**
   * A field and where its value came from.
   *
   * @param reason why this value won over the others, for a person to read
   * @param publicValue the best public value, where {@code value} is not itself public
   * @param conflict what members hold instead, where they really disagree
   */
  public record Field(
      JsonNode value,
      Visibility visibility,
      int source,
      String reason,
      Optional<PublicValue> publicValue,
      Optional<Conflict> conflict) {
    /** A field that members agree about. */
    public Field(
        JsonNode value,
        Visibility visibility,
        int source,
        String reason,
        Optional<PublicValue> publicValue) {
      this(value, visibility, source, reason, publicValue, Optional.empty());
    }
  }

  /**
   * A disagreement about a field. For members' eyes, whatever the visibility of a value in it.
   *
   * @param holders indexes in {@code sources} of those that hold the field's value
   * @param others what others hold, never empty, in the order in which they would have won
   */
  public record Conflict(List<Integer> holders, List<OtherValue> others) {}

  /**
   * A value that did not win.
   *
   * @param visibility the most open of its holders'
   * @param sources indexes in {@code sources} of those that hold it
   */
  public record OtherValue(JsonNode value, Visibility visibility, List<Integer> sources) {}

  /** A value that everybody may see, and the index in {@code sources} of who supplied it. */
  public record PublicValue(JsonNode value, int source) {}

  /**
   * A source record that the joint record is made of.
   *
   * @param seen when the hub first saw this version of it
   * @param sharesPublicly whether at least one of its fields is public
   */
  public record Source(UUID id, SourceKey key, Instant seen, boolean sharesPublicly) {}

  /** The fields that everybody may see, empty when there are none. */
  public SortedMap<String, JsonNode> publicFields() {
    SortedMap<String, JsonNode> visible = new TreeMap<>();
    for (Map.Entry<String, Field> entry : fields.entrySet()) {
      publicValueOf(entry.getValue()).ifPresent(value -> visible.put(entry.getKey(), value));
    }
    return visible;
  }

  private static Optional<JsonNode> publicValueOf(Field field) {
    return field.visibility() == Visibility.PUBLIC
        ? Optional.of(field.value())
        : field.publicValue().map(PublicValue::value);
  }
}
