package org.fingerpost.route.resolve;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.Origin;

/** What a batch changes, once it is held against what stands: one change a source record. */
final class Changes {
  private Changes() {}

  /**
   * Takes the arrivals one after the other, as if each were a batch of its own, so that the outcome
   * does not depend on where batches begin.
   */
  static Map<UUID, Change> of(List<Arrival> arrivals, Map<UUID, StoredLink> stored) {
    Map<UUID, Change> changes = new LinkedHashMap<>(arrivals.size() * 2);
    for (Arrival arrival : arrivals) {
      Optional<StoredLink> before = Optional.ofNullable(stored.get(arrival.id()));
      Change earlier = changes.get(arrival.id());
      Optional<State> state =
          earlier == null ? before.map(State::of) : Optional.of(State.of(earlier.last()));
      if (state.isEmpty() || state.get().givesWayTo(arrival)) {
        changes.put(arrival.id(), new Change(before, arrival));
      }
    }
    return changes;
  }

  /**
   * The new state of a source record.
   *
   * @param before what stands; empty when it was never seen
   * @param last what came last, of the versions that count
   */
  record Change(Optional<StoredLink> before, Arrival last) {
    UUID id() {
      return last.id();
    }

    /** The record as it is now; empty when it is gone. */
    Optional<SourceVersion> after() {
      return last.version();
    }

    /** The joint record that it was part of. */
    Optional<UUID> jointBefore() {
      return before.flatMap(StoredLink::joint);
    }
  }

  private record State(Kind kind, Origin origin, Optional<UUID> content) {
    static State of(StoredLink stored) {
      return new State(stored.kind(), stored.origin(), stored.content());
    }

    static State of(Arrival arrival) {
      return new State(
          arrival.change().kind(), arrival.origin(), arrival.version().map(SourceVersion::content));
    }

    boolean givesWayTo(Arrival arrival) {
      State next = of(arrival);
      boolean older = next.origin.isOlderThan(origin);
      // A record that became of another kind leaves the old kind's topic, perhaps later.
      boolean leavesOldKind = next.content.isEmpty() && next.kind != kind;
      boolean same = next.kind == kind && next.content.equals(content);
      return !older && !leavesOldKind && !same;
    }
  }
}
