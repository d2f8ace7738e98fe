package org.fingerpost.schema.openreferral;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.fingerpost.schema.JointRecord;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.Kind;

/**
 * Joint records as far as the public may see them, and those that they refer to.
 *
 * @param records finds a record by its joint id
 */
record PublicRecords(Function<UUID, Optional<JointRecord>> records) {
  /** The public fields of a record of that kind; empty where its name is not public. */
  static Optional<ObjectNode> named(JointRecord joint, Kind kind) {
    return Optional.of(joint)
        .filter(record -> record.kind() == kind)
        .map(PublicRecords::publicFields)
        .filter(visible -> !visible.path("name").asText().isBlank());
  }

  private static ObjectNode publicFields(JointRecord joint) {
    ObjectNode visible = Json.object();
    visible.setAll(joint.publicFields());
    return visible;
  }

  /** The location that the record refers to, as far as it is public. */
  Optional<ObjectNode> place(ObjectNode visible) {
    return referred(visible, "location_id", Kind.LOCATION)
        .map(place -> Places.location(place.id(), publicFields(place)));
  }

  /** Puts the organisation that the record refers to into its view, as far as it is public. */
  void addOrganization(ObjectNode view, ObjectNode visible) {
    referred(visible, "organization_id", Kind.ORGANIZATION)
        .ifPresent(
            organization ->
                view.set(
                    "organization",
                    Parts.organization(organization.id(), publicFields(organization))));
  }

  private Optional<JointRecord> referred(ObjectNode visible, String field, Kind kind) {
    return Optional.ofNullable(visible.get(field))
        .flatMap(id -> records.apply(UUID.fromString(id.asText())))
        .filter(record -> named(record, kind).isPresent());
  }
}
