package org.fingerpost.route.collect;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.fingerpost.connector.descriptor.DatasetDescriptor;

/**
 * Holds deletes back when so many rows went missing at once that a mistake at the member is more
 * likely than a clear-out. What one row says of itself (struck off, consent withdrawn) never waits.
 */
final class DeleteBrake {
  private final BrakeStore store;
  private final DatasetDescriptor.Brake limits;
  private final Clock clock;

  DeleteBrake(BrakeStore store, DatasetDescriptor.Brake limits, Clock clock) {
    this.store = store;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Those of the missing keys that may go now; the rest is held, listed for a person. What a person
   * kept goes only by another word, however few it has become.
   */
  List<String> letThrough(int datasetId, List<String> missing, long total) {
    BrakeStore.Listed listed = store.listed(datasetId);
    boolean lifted = listed.word() == BrakeStore.Word.LIFTED;
    Set<String> lets = lifted ? listed.keys() : Set.of();
    List<String> rest = missing.stream().filter(key -> !lets.contains(key)).toList();
    boolean kept =
        listed.word() == BrakeStore.Word.KEPT && rest.stream().anyMatch(listed.keys()::contains);
    if (!kept && !isTooMany(rest.size(), total)) {
      return missing;
    }
    store.hold(datasetId, rest, total, clock.instant());
    return missing.stream().filter(lets::contains).toList();
  }

  /** To be told once the deletes that were let through are safe: nothing of them waits now. */
  void done(int datasetId, List<String> missing, List<String> through) {
    if (through.size() == missing.size()) {
      store.clear(datasetId);
    }
  }

  /** Whether so many deletes at once, of so many rows, are for a person to decide. */
  boolean isTooMany(long missing, long total) {
    return missing > limits.number() && missing > limits.share() * total;
  }

  /** Whether a person let held deletes go. */
  boolean isLifted(int datasetId) {
    return store.isLifted(datasetId);
  }

  /** How many wait. */
  DatasetCollector.Outcome waiting(int datasetId) {
    return store.waiting(datasetId);
  }
}
