package org.fingerpost.route.linkage;

import java.util.Arrays;

/**
 * Finds numbers that were put under keys. A record has some twenty keys, nearly all of them its
 * own: an object for each would cost more memory than the records, and following it more time than
 * the rest of a look-up. So key and number stand side by side where the key's hash says, or in the
 * next free place behind: of most keys one read of memory tells whether anything is under them.
 */
final class KeyIndex {
  private static final int HIGH = 0;
  private static final int LOW = 1;

  /** One more than the number, so that nought is a free place. */
  private static final int NUMBER = 2;

  private static final int INTS = 3;
  private static final int FEW = 32;
  private static final int LEAST_PLACES = 1 << 12;

  private int[] places = new int[INTS * LEAST_PLACES];
  private int mask = LEAST_PLACES - 1;
  private int used;

  /** Of the look-up that is under way, with how many. */
  private int[] found = new int[2 * FEW];

  private int sharing;

  /** Is kept so that the reading of {@link #fetch} is not left out as idle. */
  private int fetched;

  /** Puts a number under keys. */
  void add(long[] keys, int number) {
    while (2 * (used + keys.length) > mask) {
      widen();
    }
    for (long key : keys) {
      put((int) (key >>> Integer.SIZE), (int) key, number + 1);
    }
    used += keys.length;
  }

  /** Takes a number out from under the keys that it was put under. */
  void remove(long[] keys, int number) {
    for (long key : keys) {
      int place = home((int) key);
      while (!isFree(place) && !(number(place) == number && isUnder(place, key))) {
        place = (place + 1) & mask;
      }
      if (!isFree(place)) {
        close(place);
        used--;
      }
    }
  }

  /** The numbers that were put under one of the keys, each once. */
  int[] sharing(long[] keys) {
    fetch(keys);
    sharing = 0;
    for (long key : keys) {
      for (int place = home((int) key); !isFree(place); place = (place + 1) & mask) {
        if (isUnder(place, key)) {
          share(number(place));
        }
      }
    }
    return sharing <= FEW
        ? Arrays.copyOf(found, sharing)
        : Arrays.stream(found, 0, sharing).sorted().distinct().toArray();
  }

  /** Few are held against one another, which asks nothing of memory; many are sorted at the end. */
  private void share(int number) {
    for (int at = 0; sharing <= FEW && at < sharing; at++) {
      if (found[at] == number) {
        return;
      }
    }
    found = Grown.toHold(sharing, found);
    found[sharing++] = number;
  }

  /**
   * Has the places of all keys brought from memory at once: nearly none is in a cache, and a
   * look-up would wait for one after the other. No read here depends on another.
   */
  private void fetch(long[] keys) {
    int read = 0;
    for (long key : keys) {
      read += places[INTS * home((int) key) + NUMBER];
    }
    fetched = read;
  }

  /** Moves back what was put behind for want of this place, so that a search may end at a gap. */
  private void close(int emptied) {
    int gap = emptied;
    for (int place = (gap + 1) & mask; !isFree(place); place = (place + 1) & mask) {
      int home = home(places[INTS * place + LOW]);
      boolean mayMove = ((place - home) & mask) >= ((place - gap) & mask);
      if (mayMove) {
        System.arraycopy(places, INTS * place, places, INTS * gap, INTS);
        gap = place;
      }
    }
    places[INTS * gap + NUMBER] = 0;
  }

  private void widen() {
    int[] old = places;
    places = new int[2 * old.length];
    mask = 2 * mask + 1;
    for (int at = 0; at < old.length; at += INTS) {
      if (old[at + NUMBER] != 0) {
        put(old[at + HIGH], old[at + LOW], old[at + NUMBER]);
      }
    }
  }

  private void put(int high, int low, int number) {
    int place = home(low);
    while (!isFree(place)) {
      place = (place + 1) & mask;
    }
    places[INTS * place + HIGH] = high;
    places[INTS * place + LOW] = low;
    places[INTS * place + NUMBER] = number;
  }

  private boolean isUnder(int place, long key) {
    return places[INTS * place + LOW] == (int) key
        && places[INTS * place + HIGH] == (int) (key >>> Integer.SIZE);
  }

  private boolean isFree(int place) {
    return places[INTS * place + NUMBER] == 0;
  }

  private int number(int place) {
    return places[INTS * place + NUMBER] - 1;
  }

  private int home(int low) {
    return low & mask;
  }
}
