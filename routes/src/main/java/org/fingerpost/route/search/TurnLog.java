package org.fingerpost.route.search;

import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;

/** Whose entries changed in the last turns of the index. Safe for use by many threads. */
final class TurnLog {
  private static final int KEPT = 500;

  private final NavigableMap<Long, RoaringBitmap> changed = new TreeMap<>();
  private long from = Long.MAX_VALUE;
  private long turn = -1;

  /** The turn that is known. */
  synchronized long turn() {
    return turn;
  }

  /** Begins anew: nothing is known of what changed before. */
  synchronized void begin(long at) {
    changed.clear();
    from = at;
    turn = at;
  }

  /** Goes on to a later turn. */
  synchronized void next(long later, RoaringBitmap numbers) {
    changed.put(later, numbers);
    turn = later;
    while (changed.size() > KEPT) {
      from = changed.pollFirstEntry().getKey();
    }
  }

  /** What changed after a turn; empty when that is no longer known. */
  synchronized Optional<RoaringBitmap> since(long earlier) {
    if (earlier < from) {
      return Optional.empty();
    }
    RoaringBitmap all = new RoaringBitmap();
    changed.tailMap(earlier, false).values().forEach(all::or);
    return Optional.of(all);
  }
}
