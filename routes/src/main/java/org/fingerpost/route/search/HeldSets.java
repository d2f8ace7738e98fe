package org.fingerpost.route.search;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was found of late for conditions that must all hold; what was not asked for longest goes
 * when it is too much for the memory. Safe for use by many threads.
 */
final class HeldSets {
  private static final int MOST = 5_000;

  private final Map<List<Condition>, HeldSet> sets = new LinkedHashMap<>(64, 0.75f, true);
  private final long mostBytes;
  private long bytes;

  HeldSets(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  synchronized Optional<HeldSet> get(List<Condition> conditions) {
    return Optional.ofNullable(sets.get(conditions));
  }

  synchronized void put(List<Condition> conditions, HeldSet set) {
    Optional<HeldSet> former = Optional.ofNullable(sets.put(conditions, set));
    bytes += size(set) - former.map(HeldSets::size).orElse(0L);
    Iterator<HeldSet> eldest = sets.values().iterator();
    while (sets.size() > 1 && (bytes > mostBytes || sets.size() > MOST)) {
      bytes -= size(eldest.next());
      eldest.remove();
    }
  }

  private static long size(HeldSet set) {
    return set.numbers().getLongSizeInBytes();
  }
}
