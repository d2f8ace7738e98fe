package org.fingerpost.route.resolve;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.fingerpost.route.linkage.Comparison;
import org.fingerpost.route.resolve.Changes.Change;
import org.fingerpost.schema.Kind;

/**
 * The pairs that changed records are in now, of kinds that have a model.
 *
 * @param oldVersion a changed record as it was, if it was there
 */
record ChangedPairs(
    ResolveStore store,
    PairStore pairs,
    Linkage linkage,
    Map<UUID, Change> changes,
    Function<UUID, Optional<SourceVersion>> oldVersion) {

  /**
   * Theirs, and those of the records that stand behind a key that crosses the fence.
   *
   * @param comparedAnew takes the latter
   */
  List<Comparison> find(Kind kind, Set<UUID> comparedAnew) throws SQLException {
    Fence fence = new Fence(pairs, kind);
    List<SourceVersion> versions = new ArrayList<>();
    for (Change change : changes.values()) {
      Optional<SourceVersion> old = oldVersion.apply(change.id()).filter(v -> v.kind() == kind);
      Optional<SourceVersion> now = change.after().filter(v -> v.kind() == kind);
      fence.change(
          old.map(linkage::hashesOf).orElse(KeyMoves.NO_KEYS),
          now.map(linkage::hashesOf).orElse(KeyMoves.NO_KEYS));
      now.ifPresent(versions::add);
    }
    Set<UUID> crossing = fence.read();
    crossing.removeAll(changes.keySet());
    List<long[]> keys = new ArrayList<>();
    for (Member member : store.members(crossing)) {
      versions.add(member.version());
      keys.add(linkage.hashesOf(member.version()));
    }
    fence.readAlso(keys);
    comparedAnew.addAll(crossing);
    Set<UUID> replaced = new HashSet<>(changes.keySet());
    replaced.addAll(crossing);
    return new PairFinder(store, pairs, linkage).find(kind, versions, fence, replaced);
  }
}
