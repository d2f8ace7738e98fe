package org.fingerpost.route.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Looks records up in memory by their blocking keys. One thread at a time. */
public final class RecordIndex {
  private final KeyIndex index = new KeyIndex();
  private final List<LinkRecord> records = new ArrayList<>();

  /**
   * Adds a record.
   *
   * @return the records that were added before and share a key with it, each once
   */
  public List<LinkRecord> add(LinkRecord record, long[] keys) {
    List<LinkRecord> sharing = Arrays.stream(index.sharing(keys)).mapToObj(records::get).toList();
    index.add(keys, records.size());
    records.add(record);
    return sharing;
  }
}
