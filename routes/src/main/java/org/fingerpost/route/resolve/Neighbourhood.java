package org.fingerpost.route.resolve;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fingerpost.route.resolve.Changes.Change;
import org.fingerpost.route.resolve.ResolveStore.Holder;

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
  private final Map<UUID, Change> changes;
  private final Map<UUID, Member> members = new HashMap<>();
  private final Map<UUID, SourceVersion> oldVersions = new HashMap<>();
  private final Set<UUID> loadedJoints = new HashSet<>();
  private final Set<JointKey> jointsBefore = new HashSet<>();
  private final Map<Long, KeyMoves> moves = new HashMap<>();
  private final Set<Long> crowded = new HashSet<>();

  /** Who takes a key up in this batch, and who lets it go. */
  private record KeyMoves(List<UUID> added, List<UUID> removed) {
    KeyMoves() {
      this(new ArrayList<>(1), new ArrayList<>(0));
    }
  }

  /** A key's hash and who holds it. */
  record Held(long hash, UUID source) {}

  private Neighbourhood(ResolveStore store, Map<UUID, Change> changes) {
    this.store = store;
    this.changes = changes;
  }

  static Neighbourhood of(ResolveStore store, Map<UUID, Change> changes) throws SQLException {
    Neighbourhood around = new Neighbourhood(store, changes);
    around.loadOwnClusters();
    around.findMoves();
    around.loadClustersOfHolders();
    around.findCrowdedAmongTheRest();
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

  boolean links(MatchKey key) {
    return crowded.isEmpty() || !crowded.contains(key.hash());
  }

  /** A changed record as it was; empty when it was not there. */
  Optional<SourceVersion> oldVersion(UUID id) {
    return Optional.ofNullable(oldVersions.get(id));
  }

  List<Held> addedKeys() {
    List<Held> held = new ArrayList<>(moves.size());
    moves.forEach((hash, who) -> who.added().forEach(id -> held.add(new Held(hash, id))));
    return held;
  }

  List<Held> removedKeys() {
    List<Held> held = new ArrayList<>();
    moves.forEach((hash, who) -> who.removed().forEach(id -> held.add(new Held(hash, id))));
    return held;
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

  private void findMoves() {
    for (Change change : changes.values()) {
      List<MatchKey> old = oldVersion(change.id()).map(SourceVersion::keys).orElse(List.of());
      List<MatchKey> now = change.after().map(SourceVersion::keys).orElse(List.of());
      for (MatchKey key : now) {
        if (!holds(old, key)) {
          moves.computeIfAbsent(key.hash(), hash -> new KeyMoves()).added().add(change.id());
        }
      }
      for (MatchKey key : old) {
        if (!holds(now, key)) {
          moves.computeIfAbsent(key.hash(), hash -> new KeyMoves()).removed().add(change.id());
        }
      }
    }
  }

  private static boolean holds(List<MatchKey> keys, MatchKey wanted) {
    return keys.stream().anyMatch(key -> key.hash() == wanted.hash());
  }

  private void loadClustersOfHolders() throws SQLException {
    int mostRemoved = moves.values().stream().mapToInt(m -> m.removed().size()).max().orElse(0);
    Map<Long, List<Holder>> holders = store.holders(moves.keySet(), CROWD + 1 + mostRemoved);
    Set<UUID> joints = new HashSet<>();
    moves.forEach(
        (hash, who) -> {
          List<Holder> before = holders.getOrDefault(hash, List.of());
          boolean isCrowd = before.size() - who.removed().size() + who.added().size() > CROWD;
          if (isCrowd) {
            crowded.add(hash);
          }
          // One that was and stays a crowd links nobody, before and after.
          if (!isCrowd || before.size() <= CROWD) {
            before.forEach(holder -> joints.add(holder.joint()));
          }
        });
    loadClusters(joints);
  }

  /** Keys that did not move, but that two records of the neighbourhood share. */
  private void findCrowdedAmongTheRest() throws SQLException {
    Set<Long> once = new HashSet<>();
    Set<Long> shared = new HashSet<>();
    for (Member member : members.values()) {
      for (MatchKey key : member.version().keys()) {
        if (!moves.containsKey(key.hash()) && !once.add(key.hash())) {
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
}
