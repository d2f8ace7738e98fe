package org.fingerpost.route.resolve;

import java.util.Optional;
import java.util.UUID;
import org.fingerpost.schema.NormalisedChange;
import org.fingerpost.schema.Origin;

/**
 * A change that came from a hub topic.
 *
 * @param id of the source record
 * @param change what came
 * @param successor the source record that took its place, where its member merged it
 * @param version the record with what is computed from it alone; empty when it is gone
 */
record Arrival(
    UUID id, NormalisedChange change, Optional<SourceVersion> version, Optional<UUID> successor) {
  static Arrival of(NormalisedChange.Present change, byte[] message) {
    UUID id = change.source().id();
    return new Arrival(
        id,
        change,
        Optional.of(new SourceVersion(id, change, Hashes.ofContent(message), message)),
        Optional.empty());
  }

  static Arrival of(NormalisedChange.Gone change) {
    return of(change, Optional.empty());
  }

  static Arrival of(NormalisedChange.Gone change, Optional<UUID> successor) {
    return new Arrival(change.source().id(), change, Optional.empty(), successor);
  }

  Origin origin() {
    return change.origin();
  }
}
