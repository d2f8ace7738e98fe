package org.fingerpost.route.linkage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.fingerpost.schema.Kind;

/** A source record in the form in which records are compared. It keeps no more of it than that. */
public final class LinkRecord {
  private final UUID id;
  private final String group;
  private final Kind kind;
  private final Features features;

  private LinkRecord(UUID id, String group, Kind kind, Features features) {
    this.id = id;
    this.group = group;
    this.kind = kind;
    this.features = features;
  }

  /**
   * Prepares a normalised record.
   *
   * @param group the data set it comes from, such as member and dataset: a group may be known to
   *     hold no duplicates within itself
   * @param value by the shared schema; a field that is missing, or odd, is no evidence
   * @throws IllegalArgumentException for a kind whose records are not linked
   */
  public static LinkRecord of(UUID id, String group, Kind kind, ObjectNode value) {
    if (kind != Kind.ORGANIZATION && kind != Kind.PERSON) {
      throw new IllegalArgumentException(
          "Records of kind %s are not linked; only organisations and people are."
              .formatted(kind.wireName()));
    }
    return new LinkRecord(id, group, kind, Features.of(kind, value));
  }

  /** The source record's id. */
  public UUID id() {
    return id;
  }

  /** The data set it comes from. */
  public String group() {
    return group;
  }

  /** Organisation or person. */
  public Kind kind() {
    return kind;
  }

  /** Roughly where it is: mostly the same for records worth comparing. */
  public int area() {
    return features.area();
  }

  Features features() {
    return features;
  }

  @Override
  public String toString() {
    return "LinkRecord[" + id + ']';
  }
}
