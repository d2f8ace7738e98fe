package org.fingerpost.route.linkage;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What people found, by the records that it is about; they need not be here yet, or any more. */
final class HeldVerdicts {
  private final Map<UUID, Map<UUID, Verdict>> held = new HashMap<>();

  void put(Verdict verdict) {
    held.computeIfAbsent(verdict.a(), absent -> new HashMap<>()).put(verdict.b(), verdict);
    held.computeIfAbsent(verdict.b(), absent -> new HashMap<>()).put(verdict.a(), verdict);
  }

  /** False when there was none about those two. */
  boolean remove(UUID a, UUID b) {
    if (!held.getOrDefault(a, Map.of()).containsKey(b)) {
      return false;
    }
    held.get(a).remove(b);
    held.get(b).remove(a);
    return true;
  }

  Collection<Verdict> about(UUID id) {
    return held.getOrDefault(id, Map.of()).values();
  }

  /** The other records that verdicts about it are about. */
  Set<UUID> judgedWith(UUID id) {
    return held.getOrDefault(id, Map.of()).keySet();
  }
}
