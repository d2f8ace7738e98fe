package org.fingerpost.route.linkage;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.fingerpost.schema.UuidOrder;

/**
 * Records that are the same one.
 *
 * @param records their ids in order; never empty
 */
public record RecordCluster(List<UUID> records) {
  /** In the order of the ids' text. */
  public RecordCluster {
    UUID[] ordered = records.toArray(UUID[]::new);
    if (ordered.length > 1) {
      Arrays.sort(ordered, UuidOrder.SMALLEST_FIRST);
    }
    records = List.of(ordered);
  }

  /** The smallest of its records' ids. */
  public UUID jointId() {
    return records.get(0);
  }
}
