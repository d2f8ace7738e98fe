package org.fingerpost.route.linkage;

import java.util.ArrayList;
import java.util.List;

/** Looks records up in memory by their blocking keys. One thread at a time. */
public final class RecordIndex {
  private final KeyIndex<Entry> index = new KeyIndex<>();
  private long searches;

  /**
   * Adds a record.
   *
   * @return the records that were added before and share a key with it, each once
   */
  public List<LinkRecord> add(LinkRecord record, long[] keys) {
    List<LinkRecord> sharing = new ArrayList<>(8);
    searches++;
    Entry added = new Entry(record);
    for (long key : keys) {
      for (Entry holder = index.first(key); holder != null; holder = index.next()) {
        if (holder.found != searches) {
          holder.found = searches;
          sharing.add(holder.record);
        }
      }
    }
    for (long key : keys) {
      index.add(key, added);
    }
    return sharing;
  }

  /** A record with the search that found it last. */
  private static final class Entry {
    final LinkRecord record;
    long found;

    Entry(LinkRecord record) {
      this.record = record;
    }
  }
}
