package org.fingerpost.route.resolve;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fingerpost.route.linkage.LinkRecord;
import org.fingerpost.schema.SourceKey;

/**
 * Records in the form in which they are compared, the latest used: preparing one costs more than
 * comparing it a hundred times. Safe for use by many threads.
 */
final class LinkRecords {
  /** Of about 3 KB each. */
  private static final int MOST = 10_000;

  private final Map<UUID, Prepared> latest =
      new LinkedHashMap<>(2 * MOST, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Prepared> eldest) {
          return size() > MOST;
        }
      };

  private record Prepared(UUID content, LinkRecord record) {}

  LinkRecord of(SourceVersion version) {
    return find(version.id(), version.content()).orElseGet(() -> prepare(version));
  }

  /** The record of that content, if it was used lately. */
  synchronized Optional<LinkRecord> find(UUID id, UUID content) {
    Prepared prepared = latest.get(id);
    return prepared != null && prepared.content().equals(content)
        ? Optional.of(prepared.record())
        : Optional.empty();
  }

  private LinkRecord prepare(SourceVersion version) {
    LinkRecord record = prepared(version);
    synchronized (this) {
      latest.put(version.id(), new Prepared(version.content(), record));
    }
    return record;
  }

  /** The record, prepared for this once. */
  static LinkRecord prepared(SourceVersion version) {
    return LinkRecord.of(
        version.id(), group(version.record().source()), version.kind(), version.record().value());
  }

  /** How a data set is named to the linkage. */
  static String group(SourceKey source) {
    return group(source.member(), source.dataset());
  }

  static String group(String member, String dataset) {
    return member + '/' + dataset;
  }
}
