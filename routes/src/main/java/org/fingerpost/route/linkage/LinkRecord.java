package org.fingerpost.route.linkage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.fingerpost.schema.Kind;

/**
 * A source record in the form in which records are compared. It keeps no more of it than that.
 * Immutable. Open, it is dozens of small objects, as they are compared; {@link #packed} it is one
 * piece of a few hundred bytes, which is read anew each time that it is compared.
 */
public final class LinkRecord {
  private final UUID id;
  private final String group;
  private final Kind kind;
  private final int area;
  private final Form form;

  private LinkRecord(UUID id, String group, Kind kind, int area, Form form) {
    this.id = id;
    this.group = group;
    this.kind = kind;
    this.area = area;
    this.form = form;
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
    Features features = Features.of(kind, value);
    return new LinkRecord(id, group, kind, features.area(), new Open(features));
  }

  /** The record whose {@link #piece} that is. */
  static LinkRecord ofPiece(UUID id, String group, Kind kind, int area, byte[] piece) {
    return new LinkRecord(id, group, kind, area, new Packed(piece));
  }

  /** What of it is compared, in one piece; not to be changed. */
  byte[] piece() {
    return form instanceof Packed packed ? packed.bytes() : form.features().packed();
  }

  /**
   * The same in one piece, an array in place of some fifty objects: for who holds many. It is taken
   * apart anew each time it is compared.
   */
  public LinkRecord packed() {
    return form instanceof Open ? ofPiece(id, group, kind, area, piece()) : this;
  }

  /** The same to be compared with several. */
  LinkRecord opened() {
    return form instanceof Open
        ? this
        : new LinkRecord(id, group, kind, area, new Open(form.features()));
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
    return area;
  }

  Features features() {
    return form.features();
  }

  @Override
  public String toString() {
    return "LinkRecord[" + id + ']';
  }

  private sealed interface Form {
    Features features();
  }

  private record Open(Features features) implements Form {}

  private record Packed(byte[] bytes) implements Form {
    @Override
    public Features features() {
      return Features.unpacked(bytes);
    }
  }
}
