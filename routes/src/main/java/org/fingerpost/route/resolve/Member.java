package org.fingerpost.route.resolve;

import java.util.Optional;
import java.util.UUID;

/**
 * A source record, there after the batch, whose joint record is computed anew.
 *
 * @param stored what the joint database holds of it; empty when it is new
 * @param version as it is after the batch
 */
record Member(Optional<StoredLink> stored, SourceVersion version) {
  UUID id() {
    return version.id();
  }

  /** The joint record of the same kind that it was part of. */
  Optional<UUID> jointBefore() {
    return stored.filter(link -> link.kind() == version.kind()).flatMap(StoredLink::joint);
  }
}
