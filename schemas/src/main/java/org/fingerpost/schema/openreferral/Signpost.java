package org.fingerpost.schema.openreferral;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.SignpostEntity;

/**
 * What stands, or no longer stands, in the signposting feed under one key.
 *
 * @param entity whose topic it belongs to
 * @param id the key, and the {@code id} of the value
 * @param value empty when nothing public is left: whatever was published is to be retracted
 */
public record Signpost(SignpostEntity entity, UUID id, Optional<ObjectNode> value) {
  /** The entities that a record of this kind may become. */
  static List<SignpostEntity> entitiesOf(Kind kind) {
    return switch (kind) {
      case ORGANIZATION -> List.of(SignpostEntity.ORGANIZATIONS);
      case SERVICE -> List.of(SignpostEntity.SERVICES, SignpostEntity.SERVICE_AT_LOCATIONS);
      case LOCATION -> List.of(SignpostEntity.LOCATIONS);
      case OPPORTUNITY -> List.of(SignpostEntity.OPPORTUNITIES);
      case ACTIVITY -> List.of(SignpostEntity.EVENTS);
      case PERSON, ENQUIRY, REPRESENTATION -> List.of();
    };
  }

  /** The key of what the joint record of that id becomes. */
  public static UUID keyOf(SignpostEntity entity, UUID jointId) {
    return entity == SignpostEntity.SERVICE_AT_LOCATIONS
        ? Parts.id(jointId, "service_at_location")
        : jointId;
  }
}
