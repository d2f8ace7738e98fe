package org.fingerpost.route.resolve;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.fingerpost.route.linkage.LinkRecord;
import org.fingerpost.schema.Kind;

/** The records of a kind that stand, read some hundreds at a time, as they are compared. */
final class StandingRecords {
  private static final int PAGE = 500;

  private final ResolveStore store;
  private final Kind kind;

  StandingRecords(ResolveStore store, Kind kind) {
    this.store = store;
    this.kind = kind;
  }

  /**
   * So many of the smallest ids, and up to a page more; ids are hashes, so that is a fair sample.
   */
  List<LinkRecord> sample(int size) throws SQLException {
    List<LinkRecord> sample = new ArrayList<>(size);
    for (List<Member> page = store.page(kind, Optional.empty(), PAGE);
        !page.isEmpty() && sample.size() < size;
        page = store.page(kind, Optional.of(last(page)), PAGE)) {
      sample.addAll(prepared(page));
    }
    return sample;
  }

  /** All of them, a page after the other. */
  void pages(Consumer<List<LinkRecord>> taker) throws SQLException {
    for (List<Member> page = store.page(kind, Optional.empty(), PAGE);
        !page.isEmpty();
        page = store.page(kind, Optional.of(last(page)), PAGE)) {
      taker.accept(prepared(page));
    }
  }

  /** Those with that id. */
  List<LinkRecord> read(List<UUID> ids) throws SQLException {
    List<LinkRecord> records = new ArrayList<>(ids.size());
    for (int from = 0; from < ids.size(); from += PAGE) {
      List<UUID> page = ids.subList(from, Math.min(ids.size(), from + PAGE));
      records.addAll(prepared(store.members(page)));
    }
    return records;
  }

  private static List<LinkRecord> prepared(List<Member> page) {
    return page.stream().map(member -> LinkRecords.prepared(member.version())).toList();
  }

  private static UUID last(List<Member> page) {
    return page.get(page.size() - 1).id();
  }
}
