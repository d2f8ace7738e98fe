package org.fingerpost.route.resolve;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fingerpost.route.linkage.Comparison;
import org.fingerpost.route.linkage.LinkModel;
import org.fingerpost.route.linkage.LinkRecord;
import org.fingerpost.route.linkage.RecordIndex;
import org.fingerpost.route.resolve.PairStore.Candidate;
import org.fingerpost.schema.Kind;

/** Compares records with those that stand, and with one another. */
final class PairFinder {
  private final ResolveStore store;
  private final PairStore pairs;
  private final Linkage linkage;

  PairFinder(ResolveStore store, PairStore pairs, Linkage linkage) {
    this.store = store;
    this.pairs = pairs;
    this.linkage = linkage;
  }

  /** A record with the keys that it is looked up by. */
  @SuppressWarnings("ArrayRecordComponent") // never compared, and copying each would cost
  record Keyed(LinkRecord record, long[] keys) {}

  /**
   * The pairs of those versions, of one kind, that belong together or may.
   *
   * @param fence which of their keys lead anywhere
   * @param replaced records whose stored version no longer counts
   */
  List<Comparison> find(
      Kind kind, Collection<SourceVersion> versions, Fence fence, Set<UUID> replaced)
      throws SQLException {
    List<Keyed> records = fence.opened(keyed(versions));
    List<Comparison> found = new ArrayList<>();
    addAmong(kind, records, found);
    addStanding(kind, records, fence, replaced, found);
    return found;
  }

  /** The pairs of a version that is not stored, and those that stand. */
  List<Comparison> find(SourceVersion version) throws SQLException {
    Fence fence = new Fence(pairs, version.kind());
    fence.readAlso(List.of(linkage.hashesOf(version)));
    return find(version.kind(), List.of(version), fence, Set.of(version.id()));
  }

  private List<Keyed> keyed(Collection<SourceVersion> versions) {
    List<Keyed> records = new ArrayList<>(versions.size());
    for (SourceVersion version : versions) {
      records.add(new Keyed(linkage.recordOf(version), linkage.hashesOf(version)));
    }
    return records;
  }

  /** Adds the pairs of two of those records. */
  void addAmong(Kind kind, List<Keyed> records, List<Comparison> found) {
    LinkModel model = linkage.model(kind).orElseThrow();
    RecordIndex index = new RecordIndex();
    for (Keyed each : records) {
      for (LinkRecord other : index.add(each.record(), each.keys())) {
        compare(model, each.record(), other, found);
      }
    }
  }

  /** Adds the pairs of one of those records, which are new, and one that stands. */
  void addStanding(Kind kind, List<Keyed> records, List<Comparison> found) throws SQLException {
    Fence fence = new Fence(pairs, kind);
    fence.readAlso(records.stream().map(Keyed::keys).toList());
    addStanding(kind, fence.opened(records), fence, Set.of(), found);
  }

  private void addStanding(
      Kind kind, List<Keyed> records, Fence fence, Set<UUID> replaced, List<Comparison> found)
      throws SQLException {
    LinkModel model = linkage.model(kind).orElseThrow();
    List<Set<Candidate>> candidates = new ArrayList<>(records.size());
    for (Keyed each : records) {
      Set<Candidate> sharing = fence.sharing(each.keys());
      sharing.removeIf(candidate -> replaced.contains(candidate.id()));
      candidates.add(sharing);
    }
    Map<UUID, LinkRecord> standing = prepared(candidates);
    for (int i = 0; i < records.size(); i++) {
      for (Candidate candidate : candidates.get(i)) {
        compare(model, records.get(i).record(), standing.get(candidate.id()), found);
      }
    }
  }

  private static void compare(
      LinkModel model, LinkRecord one, LinkRecord other, List<Comparison> found) {
    if (model.score(one, other).joins()) {
      found.add(model.compare(one, other));
    }
  }

  private Map<UUID, LinkRecord> prepared(List<Set<Candidate>> candidates) throws SQLException {
    Map<UUID, LinkRecord> prepared = new HashMap<>();
    Set<UUID> unknown = new HashSet<>();
    for (Set<Candidate> of : candidates) {
      for (Candidate each : of) {
        if (!prepared.containsKey(each.id()) && !unknown.contains(each.id())) {
          linkage
              .records()
              .find(each.id(), each.content())
              .ifPresentOrElse(
                  record -> prepared.put(each.id(), record), () -> unknown.add(each.id()));
        }
      }
    }
    for (Member member : store.members(unknown)) {
      prepared.put(member.id(), linkage.recordOf(member.version()));
    }
    return prepared;
  }
}
