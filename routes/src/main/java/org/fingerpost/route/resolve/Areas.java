package org.fingerpost.route.resolve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.fingerpost.route.linkage.LinkRecord;

/** Ids of records in the order of their areas, so that those worth comparing come together. */
final class Areas {
  private final List<Located> all = new ArrayList<>();

  private record Located(int area, UUID id) {}

  void add(LinkRecord record) {
    all.add(new Located(record.area(), record.id()));
  }

  /** The ids, so many at a time. */
  List<List<UUID>> chunks(int size) {
    all.sort(Comparator.comparingInt(Located::area));
    List<UUID> ids = all.stream().map(Located::id).toList();
    List<List<UUID>> chunks = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += size) {
      chunks.add(ids.subList(from, Math.min(ids.size(), from + size)));
    }
    return chunks;
  }
}
