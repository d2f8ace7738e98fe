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

  /**
   * The pairs of those versions, of one kind, that belong together or may.
   *
   * @param replaced records whose stored version no longer counts
   */
  List<Comparison> find(Kind kind, Collection<SourceVersion> versions, Set<UUID> replaced)
      throws SQLException {
    LinkModel model = linkage.model(kind).orElseThrow();
    Map<Long, List<LinkRecord>> byKey = new HashMap<>();
    for (SourceVersion version : versions) {
      LinkRecord record = linkage.recordOf(version);
      for (MatchKey key : linkage.keysOf(version)) {
        byKey.computeIfAbsent(key.hash(), hash -> new ArrayList<>(1)).add(record);
      }
    }
    Map<LinkRecord, Set<LinkRecord>> others = new HashMap<>();
    byKey.values().forEach(holders -> addEachOther(holders, others));
    addStanding(kind, byKey, replaced, others);
    List<Comparison> found = new ArrayList<>();
    others.forEach(
        (record, candidates) -> {
          for (LinkRecord candidate : candidates) {
            if (model.score(record, candidate).joins()) {
              found.add(model.compare(record, candidate));
            }
          }
        });
    return found;
  }

  /** Each pair once, under the record that comes first. */
  private static void addEachOther(
      List<LinkRecord> holders, Map<LinkRecord, Set<LinkRecord>> others) {
    for (int i = 0; i < holders.size(); i++) {
      for (int j = i + 1; j < holders.size(); j++) {
        LinkRecord one = holders.get(i);
        LinkRecord other = holders.get(j);
        if (!one.id().equals(other.id()) && !others.getOrDefault(other, Set.of()).contains(one)) {
          others.computeIfAbsent(one, record -> new HashSet<>()).add(other);
        }
      }
    }
  }

  private void addStanding(
      Kind kind,
      Map<Long, List<LinkRecord>> byKey,
      Set<UUID> replaced,
      Map<LinkRecord, Set<LinkRecord>> others)
      throws SQLException {
    Map<Long, List<Candidate>> holders = pairs.candidates(kind, byKey.keySet());
    Map<UUID, LinkRecord> standing = prepared(holders.values(), replaced);
    holders.forEach(
        (hash, candidates) -> {
          for (Candidate candidate : candidates) {
            LinkRecord other = standing.get(candidate.id());
            if (other != null) {
              byKey
                  .get(hash)
                  .forEach(r -> others.computeIfAbsent(r, n -> new HashSet<>()).add(other));
            }
          }
        });
  }

  private Map<UUID, LinkRecord> prepared(Collection<List<Candidate>> candidates, Set<UUID> replaced)
      throws SQLException {
    Map<UUID, LinkRecord> prepared = new HashMap<>();
    Set<UUID> unknown = new HashSet<>();
    for (List<Candidate> holders : candidates) {
      for (Candidate each : holders) {
        if (!replaced.contains(each.id()) && !prepared.containsKey(each.id())) {
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
