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
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, and copying each would cost
record SourceVersion(UUID id, NormalisedChange.Present record, UUID content, byte[] message) {
  Kind kind() {
    return record.kind();
  }

  /** The source records that it refers to. */
  List<UUID> references() {
    return References.of(record.value());
  }
}
