package org.fingerpost.route.resolve;

import java.util.List;
import java.util.UUID;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.NormalisedChange;

/**
 * A version of a source record that is there.
 *
 * @param content its hash, see {@link Hashes#ofContent}
 * @param message the message of the hub topic, as it came
 * @param keys what it may be linked by
 */
record SourceVersion(
    UUID id, NormalisedChange.Present record, UUID content, byte[] message, List<MatchKey> keys) {
  Kind kind() {
    return record.kind();
  }

  /** The source records that it refers to. */
  List<UUID> references() {
    return References.of(record.value());
  }
}
