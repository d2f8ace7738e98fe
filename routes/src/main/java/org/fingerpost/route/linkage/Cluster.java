package org.fingerpost.route.linkage;

import java.util.List;
import java.util.UUID;
import org.fingerpost.schema.UuidOrder;

/**
 * Records that are the same one.
 *
 * @param records their ids in order; never empty
 */
public record Cluster(List<UUID> records) {
  /** In the order of the ids' text. */
  public Cluster {
    records = records.stream().sorted(UuidOrder.SMALLEST_FIRST).toList();
  }

  /** The smallest of its records' ids. */
  public UUID jointId() {
    return records.get(0);
  }
}
