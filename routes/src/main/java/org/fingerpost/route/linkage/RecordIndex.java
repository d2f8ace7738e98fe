package org.fingerpost.route.linkage;

import java.util.Arrays;
import java.util.List;

/** Looks records up in memory by their blocking keys. One thread at a time. */
public final class RecordIndex {
  private final KeyIndex<LinkRecord> index = new KeyIndex<>();

  /**
   * Adds a record.
   *
   * @return the records that were added before and share a key with it, each once
   */
  public List<LinkRecord> add(LinkRecord record, long[] keys) {
    List<LinkRecord> sharing = Arrays.stream(index.sharing(keys)).mapToObj(index::get).toList();
    index.add(keys, number -> record);
    return sharing;
  }
}
