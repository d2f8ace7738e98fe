package org.fingerpost.route.search;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was found of late for what was asked; what was not asked for longest goes when it is too
 * much for the memory. Safe for use by many threads.
 */
final class HeldSets {
  private static final int MOST = 5_000;

  private final Map<Asked, HeldSet> sets = new LinkedHashMap<>(64, 0.75f, true);
  private final long mostBytes;
  private long bytes;

  HeldSets(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  synchronized Optional<HeldSet> get(Asked asked) {
    return Optional.ofNullable(sets.get(asked));
  }

  synchronized void put(Asked asked, HeldSet set) {
    Optional<HeldSet> former = Optional.ofNullable(sets.put(asked, set));
    bytes += set.bytes() - former.map(HeldSet::bytes).orElse(0L);
    Iterator<HeldSet> eldest = sets.values().iterator();
    while (sets.size() > 1 && (bytes > mostBytes || sets.size() > MOST)) {
      bytes -= eldest.next().bytes();
      eldest.remove();
    }
  }
}
