package org.fingerpost.route.resolve;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.fingerpost.route.linkage.Band;
import org.fingerpost.route.linkage.Comparison;
import org.fingerpost.route.linkage.ScoredPair;
import org.fingerpost.route.linkage.Verdict;
import org.fingerpost.schema.Kind;

/**
 * The records that linked pairs and verdicts connect, from some on: whole components, as they are
 * after a batch. All that clustering by a model looks at.
 */
final class PairGraph {
  private final PairStore store;
  private final Set<UUID> changed;
  private final Set<UUID> comparedAnew;
  private final Map<Kind, List<Comparison>> found;
  private final Map<UUID, List<ScoredPair>> pairs = new HashMap<>();
  private final Map<UUID, Set<Verdict>> verdicts = new HashMap<>();
  private final Set<UUID> reached = new HashSet<>();

  private PairGraph(
      PairStore store,
      Set<UUID> changed,
      Set<UUID> comparedAnew,
      Map<Kind, List<Comparison>> found) {
    this.store = store;
    this.changed = changed;
    this.comparedAnew = comparedAnew;
    this.found = found;
    found.values().forEach(each -> each.forEach(comparison -> add(comparison.scored())));
  }

  /** Without records. */
  static PairGraph empty(PairStore store) {
    return new PairGraph(store, Set.of(), Set.of(), Map.of());
  }

  /**
   * Follows pairs and verdicts as far as they lead.
   *
   * @param changed records whose stored pairs no longer count
   * @param comparedAnew records that did not change, whose stored pairs do not count either
   * @param found the pairs that all of these have now, by kind
   * @param start where to start from
   */
  static PairGraph of(
      PairStore store,
      Set<UUID> changed,
      Set<UUID> comparedAnew,
      Map<Kind, List<Comparison>> found,
      Collection<UUID> start)
      throws SQLException {
    PairGraph graph = new PairGraph(store, changed, comparedAnew, found);
    graph.follow(start);
    return graph;
  }

  /** All records that were reached, among them some that are gone. */
  Set<UUID> reached() {
    return Collections.unmodifiableSet(reached);
  }

  /** Puts the pairs of the changed records in the place of those that they had. */
  void write(Collection<UUID> changedBefore) throws SQLException {
    store.delete(changedBefore);
    store.delete(comparedAnew);
    for (Map.Entry<Kind, List<Comparison>> each : found.entrySet()) {
      store.insert(each.getKey(), each.getValue());
    }
  }

  /**
   * The members, split where nothing connects them.
   *
   * @param least pairs of a lower score do not count; negative infinity for all
   */
  List<List<Member>> components(Collection<Member> members, double least) {
    Map<UUID, Member> left = new LinkedHashMap<>();
    members.forEach(member -> left.put(member.id(), member));
    List<List<Member>> components = new ArrayList<>();
    while (!left.isEmpty()) {
      components.add(takeComponent(left, least));
    }
    return components;
  }

  private List<Member> takeComponent(Map<UUID, Member> left, double least) {
    List<Member> component = new ArrayList<>(1);
    Deque<UUID> next = new ArrayDeque<>();
    next.add(left.keySet().iterator().next());
    while (!next.isEmpty()) {
      UUID id = next.poll();
      Member member = left.remove(id);
      if (member != null) {
        component.add(member);
        next.addAll(neighbours(id, least));
      }
    }
    return component;
  }

  Set<ScoredPair> pairsOf(Collection<Member> members) {
    Set<ScoredPair> all = new HashSet<>();
    members.forEach(member -> all.addAll(pairs.getOrDefault(member.id(), List.of())));
    return all;
  }

  Set<Verdict> verdictsOf(Collection<Member> members) {
    Set<Verdict> all = new HashSet<>();
    members.forEach(member -> all.addAll(verdicts.getOrDefault(member.id(), Set.of())));
    return all;
  }

  private void follow(Collection<UUID> start) throws SQLException {
    Set<UUID> frontier = new HashSet<>(start);
    while (!frontier.isEmpty()) {
      reached.addAll(frontier);
      Set<UUID> next = new HashSet<>();
      for (ScoredPair pair : store.pairs(frontier)) {
        if (pair.band() == Band.LINKED) {
          next.add(pair.a());
          next.add(pair.b());
        }
        if (counts(pair.a()) && counts(pair.b())) {
          add(pair);
        }
      }
      for (Verdict verdict : store.verdicts(frontier)) {
        add(verdict);
      }
      frontier.forEach(id -> next.addAll(neighbours(id, Double.NEGATIVE_INFINITY)));
      next.removeAll(reached);
      frontier = next;
    }
  }

  private boolean counts(UUID id) {
    return !changed.contains(id) && !comparedAnew.contains(id);
  }

  private Set<UUID> neighbours(UUID id, double least) {
    Set<UUID> neighbours = new HashSet<>();
    for (ScoredPair pair : pairs.getOrDefault(id, List.of())) {
      if (pair.band() == Band.LINKED && pair.score() >= least) {
        neighbours.add(pair.a().equals(id) ? pair.b() : pair.a());
      }
    }
    for (Verdict verdict : verdicts.getOrDefault(id, Set.of())) {
      if (verdict.same()) {
        neighbours.add(verdict.a().equals(id) ? verdict.b() : verdict.a());
      }
    }
    return neighbours;
  }

  private void add(ScoredPair pair) {
    List<ScoredPair> ofA = pairs.computeIfAbsent(pair.a(), id -> new ArrayList<>(2));
    if (!ofA.contains(pair)) {
      ofA.add(pair);
      pairs.computeIfAbsent(pair.b(), id -> new ArrayList<>(2)).add(pair);
    }
  }

  private void add(Verdict verdict) {
    verdicts.computeIfAbsent(verdict.a(), id -> new HashSet<>(1)).add(verdict);
    verdicts.computeIfAbsent(verdict.b(), id -> new HashSet<>(1)).add(verdict);
  }
}
