package org.fingerpost.route.search;

import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/**
 * The numbers of the entries that meet what was asked.
 *
 * @param turn of the index, of which this holds
 * @param numbers all of them; not to be changed
 * @param classes the same by where they have what was asked, see {@link Asked}; not to be changed
 */
record HeldSet(long turn, RoaringBitmap numbers, List<RoaringBitmap> classes) {
  static HeldSet of(long turn, List<RoaringBitmap> classes) {
    classes.forEach(RoaringBitmap::runOptimize);
    List<RoaringBitmap> some = classes.stream().filter(each -> !each.isEmpty()).toList();
    RoaringBitmap all = some.size() == 1 ? some.get(0) : RoaringBitmap.or(some.iterator());
    return new HeldSet(turn, all, List.copyOf(classes));
  }

  /** The class that a number is in; it must be in one. */
  int classOf(int number) {
    int next = 0;
    while (next < classes.size() - 1 && !classes.get(next).contains(number)) {
      next++;
    }
    return next;
  }

  long bytes() {
    return numbers.getLongSizeInBytes()
        + classes.stream().mapToLong(RoaringBitmap::getLongSizeInBytes).sum();
  }
}
