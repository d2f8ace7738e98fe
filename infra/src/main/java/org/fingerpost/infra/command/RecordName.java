package org.fingerpost.infra.command;

import java.util.UUID;
import org.fingerpost.infra.hub.UsageException;
import org.fingerpost.schema.SourceKey;

/** How a person names a record on the command line. */
final class RecordName {
  private RecordName() {}

  /**
   * The id of a joint or source record, or of the source record at {@code member/dataset/key}.
   *
   * @throws UsageException when it is neither
   */
  static UUID id(String text) {
    String[] parts = text.split("/", 3);
    try {
      return parts.length == 3
          ? new SourceKey(parts[0], parts[1], parts[2]).id()
          : UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "\"%s\" names no record. Give its id, or MEMBER/DATASET/KEY such as barn/groups/17."
              .formatted(text),
          e);
    }
  }
}
