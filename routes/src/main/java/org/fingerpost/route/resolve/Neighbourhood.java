package org.fingerpost.route.resolve;

import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fingerpost.route.linkage.Band;
import org.fingerpost.route.linkage.Comparison;
import org.fingerpost.route.resolve.Changes.Change;
import org.fingerpost.route.resolve.ResolveStore.Holder;
import org.fingerpost.schema.Kind;

/**
 * The records whose clusters a batch may change: those of the clusters that the changed records
 * were part of, and of those that they now share a key with.
 *
 * <p>A key that more than {@link #CROWD} records hold is a placeholder (a register's 0000000, a
 * business park's postcode) and links nobody. That also bounds what one change can touch.
 */
final class Neighbourhood {
  static final int CROWD = 100;

  private final ResolveStore store;
  private final PairStore pairs;
  private final Linkage linkage;
  private final Map<UUID, Change> changes;
  private final Set<UUID> touched;
  private final Map<UUID, Member> members = new HashMap<>();
  private final Map<UUID, SourceVersion> oldVersions = new HashMap<>();
  private final Set<UUID> loadedJoints = new HashSet<>();
  private final Set<JointKey> jointsBefore = new HashSet<>();
  private final Set<Long> crowded = new HashSet<>();

  private KeyMoves moves;
  private PairGraph graph;

  private Neighbourhood(
      ResolveStore store,
      PairStore pairs,
      Linkage linkage,
      Map<UUID, Change> changes,
      Set<UUID> touched) {
    this.store = store;
    this.pairs = pairs;
    this.linkage = linkage;
    this.changes = changes;
    this.touched = touched;
    this.moves = KeyMoves.of(linkage, List.of(), this::oldVersion);
    this.graph = PairGraph.empty(pairs);
  }

  /**
   * Around those changes.
   *
   * @param touched records that did not change and are to be clustered anew all the same
   */
  static Neighbourhood of(
      ResolveStore store,
      PairStore pairs,
      Linkage linkage,
      Map<UUID, Change> changes,
      Set<UUID> touched)
      throws SQLException {
    Neighbourhood around = new Neighbourhood(store, pairs, linkage, changes, touched);
    around.loadOwnClusters();
    around.moves = KeyMoves.of(linkage, changes.values(), around::oldVersion);
    around.loadClustersOfHolders();
    around.findCrowdedAmongTheRest();
    if (!linkage.modelled().isEmpty()) {
      around.loadGraph();
    }
    return around;
  }

  /** All records of the neighbourhood that are there after the batch. */
  Collection<Member> members() {
    return members.values();
  }

  /** The joint records that stood for them before the batch. */
  Set<JointKey> jointsBefore() {
    return jointsBefore;
  }

  /** What pairs and verdicts connect, among kinds that have a model. */
  PairGraph graph() {
    return graph;
  }

  Linkage linkage() {
    return linkage;
  }

  /** The keys that the changed records take up and let go. */
  KeyMoves moves() {
    return moves;
  }

  boolean links(MatchKey key) {
    return crowded.isEmpty() || !crowded.contains(key.hash());
  }

  /** A changed record as it was; empty when it was not there. */
  Optional<SourceVersion> oldVersion(UUID id) {
    return Optional.ofNullable(oldVersions.get(id));
  }

  private void loadOwnClusters() throws SQLException {
    Set<UUID> joints = new HashSet<>();
    for (Change change : changes.values()) {
      change.after().ifPresent(version -> members.put(change.id(), member(change, version)));
      if (change.before().isPresent()) {
        // A record that comes back takes its id back from those that inherited it.
        joints.add(change.jointBefore().orElse(change.id()));
      }
    }
    for (StoredLink link : store.links(touched).values()) {
      link.joint().ifPresent(joints::add);
    }
    loadClusters(joints);
  }

  private static Member member(Change change, SourceVersion version) {
    return new Member(change.before(), version);
  }

  private void loadClusters(Set<UUID> joints) throws SQLException {
    joints.removeAll(loadedJoints);
    loadedJoints.addAll(joints);
    for (Member stored : store.clusters(joints)) {
      StoredLink link = stored.stored().orElseThrow();
      jointsBefore.add(new JointKey(link.kind(), link.joint().orElseThrow()));
      if (changes.containsKey(stored.id())) {
        oldVersions.put(stored.id(), stored.version());
      } else {
        members.put(stored.id(), stored);
      }
    }
  }

  private void loadClustersOfHolders() throws SQLException {
    Map<Long, List<Holder>> holders = store.holders(moves.keys(), CROWD + 1 + moves.mostRemoved());
    Set<UUID> joints = new HashSet<>();
    for (long hash : moves.keys()) {
      List<Holder> before = holders.getOrDefault(hash, List.of());
      boolean isCrowd = before.size() + moves.more(hash) > CROWD;
      if (isCrowd) {
        crowded.add(hash);
      }
      // One that was and stays a crowd links nobody, before and after.
      if (!isCrowd || before.size() <= CROWD) {
        before.forEach(holder -> joints.add(holder.joint()));
      }
    }
    loadClusters(joints);
  }

  /** Keys that did not move, but that two records of the neighbourhood share. */
  private void findCrowdedAmongTheRest() throws SQLException {
    Set<Long> once = new HashSet<>();
    Set<Long> shared = new HashSet<>();
    for (Member member : members.values()) {
      for (MatchKey key : linkage.keysOf(member.version())) {
        if (!moves.keys().contains(key.hash()) && !once.add(key.hash())) {
          shared.add(key.hash());
        }
      }
    }
    store
        .holders(shared, CROWD + 1)
        .forEach(
            (hash, holders) -> {
              if (holders.size() > CROWD) {
                crowded.add(hash);
              }
            });
  }

  private void loadGraph() throws SQLException {
    Map<Kind, List<Comparison>> found = new EnumMap<>(Kind.class);
    Set<UUID> start = new HashSet<>(touched);
    Set<UUID> comparedAnew = new HashSet<>();
    ChangedPairs changed = new ChangedPairs(store, pairs, linkage, changes, this::oldVersion);
    for (Kind kind : linkage.modelled()) {
      found.put(kind, changed.find(kind, comparedAnew));
    }
    start.addAll(comparedAnew);
    found.values().stream()
        .flatMap(List::stream)
        .filter(pair -> pair.band() == Band.LINKED)
        .forEach(pair -> start.addAll(List.of(pair.a(), pair.b())));
    changes.values().stream().filter(c -> c.before().isPresent()).forEach(c -> start.add(c.id()));
    members.values().stream()
        .filter(m -> m.stored().isPresent() && linkage.isModelled(m.version().kind()))
        .forEach(m -> start.add(m.id()));
    // A verdict may wait for a record that comes for the first time.
    pairs.verdicts(changes.keySet()).forEach(v -> start.addAll(List.of(v.a(), v.b())));
    graph = PairGraph.of(pairs, changes.keySet(), comparedAnew, found, start);
    loadReached();
  }

  private void loadReached() throws SQLException {
    Set<UUID> missing = new HashSet<>(graph.reached());
    missing.removeAll(members.keySet());
    missing.removeAll(changes.keySet());
    for (Member member : store.members(missing)) {
      if (linkage.isWaiting(member.version().kind())) {
        continue;
      }
      members.put(member.id(), member);
      StoredLink link = member.stored().orElseThrow();
      jointsBefore.add(new JointKey(link.kind(), link.joint().orElseThrow()));
    }
  }
}
