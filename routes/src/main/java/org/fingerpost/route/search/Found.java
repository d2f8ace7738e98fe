package org.fingerpost.route.search;

import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/**
 * What meets criteria, wherever it stands.
 *
 * @param numbers some may stand for an entry no more; not to be changed
 * @param words a set for each word, of all that have it
 */
record Found(RoaringBitmap numbers, List<HeldSet> words) {
  /** How much it counts where one of the numbers has the words. */
  int weight(int number) {
    int weight = 0;
    for (HeldSet word : words) {
      weight += Asked.count(word.classOf(number));
    }
    return weight;
  }
}
