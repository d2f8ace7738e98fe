package org.fingerpost.route.linkage;

import java.util.Arrays;

/** Takes the blocking keys of one record, and narrows those that a crowd holds. */
final class KeyCollector {
  private final LinkModel model;
  private final Crowd crowd;
  private final boolean all;
  private long[] held = new long[32];
  private int size;

  /**
   * None yet.
   *
   * @param crowd which keys give way to narrower ones
   * @param all whether to take every key both as it is and narrowed
   */
  KeyCollector(LinkModel model, Crowd crowd, boolean all) {
    this.model = model;
    this.crowd = crowd;
    this.all = all;
  }

  /** A crowded key is narrowed by what else there is, or left out when there is nothing. */
  void add(long key, Features narrower) {
    boolean narrow = all || crowd.holds(key);
    if (all || !narrow) {
      put(key);
    }
    if (narrow && narrower != null) {
      for (NameWords name : narrower.names) {
        for (int at : name.rarest(model)) {
          putNarrower(Text.hash(key, name.hashes[at]));
        }
      }
      addWithin(key, narrower.places);
    }
  }

  /** A crowded key is narrowed by where the record is. */
  void addWithin(long key, Place[] places) {
    boolean narrow = all || crowd.holds(key);
    if (all || !narrow) {
      put(key);
    }
    if (!narrow) {
      return;
    }
    for (Place place : places) {
      if (place.door != 0) {
        putNarrower(Text.hash(key, place.door));
      }
      if (!place.city.isEmpty()) {
        putNarrower(Text.hash(key, place.cityHash));
      }
      if (!place.postcode.isEmpty()) {
        putNarrower(Text.hash(key, Text.hash("district", place.postcode.district())));
      }
    }
  }

  /** Crowded itself, it is left out. */
  private void putNarrower(long key) {
    if (all || !crowd.holds(key)) {
      put(key);
    }
  }

  private void put(long key) {
    if (size == held.length) {
      held = Arrays.copyOf(held, size * 2);
    }
    held[size++] = key;
  }

  long[] sorted() {
    Arrays.sort(held, 0, size);
    int kept = 0;
    for (int at = 0; at < size; at++) {
      if (at == 0 || held[at] != held[at - 1]) {
        held[kept++] = held[at];
      }
    }
    return Arrays.copyOf(held, kept);
  }
}
