package org.fingerpost.route.resolve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.fingerpost.route.resolve.Changes.Change;

/** Which keys the records of a batch take up, and which they let go. */
final class KeyMoves {
  static final long[] NO_KEYS = {};

  private final Linkage linkage;
  private final Map<Long, Holders> linking = new HashMap<>();

  /** Of kinds that have a model: records are looked up by them, and not linked. */
  private final List<Held> blockingAdded = new ArrayList<>();

  private final List<Held> blockingRemoved = new ArrayList<>();

  /** A key's hash and who holds it. */
  record Held(long hash, UUID source) {}

  /** Who takes a key up, and who lets it go. */
  private record Holders(List<UUID> added, List<UUID> removed) {
    Holders() {
      this(new ArrayList<>(1), new ArrayList<>(0));
    }
  }

  private KeyMoves(Linkage linkage) {
    this.linkage = linkage;
  }

  /**
   * Those of the changes.
   *
   * @param oldVersion a changed record as it was, if it was there
   */
  static KeyMoves of(
      Linkage linkage,
      Collection<Change> changes,
      Function<UUID, Optional<SourceVersion>> oldVersion) {
    KeyMoves moves = new KeyMoves(linkage);
    for (Change change : changes) {
      moves.add(change.id(), oldVersion.apply(change.id()), change.after());
    }
    return moves;
  }

  private void add(UUID id, Optional<SourceVersion> before, Optional<SourceVersion> after) {
    long[] old = before.map(linkage::hashesOf).orElse(NO_KEYS);
    long[] now = after.map(linkage::hashesOf).orElse(NO_KEYS);
    boolean wasBlocked = before.map(this::isBlocked).orElse(false);
    boolean isBlocked = after.map(this::isBlocked).orElse(false);
    boolean comparable = wasBlocked == isBlocked;
    for (long hash : missing(now, old, comparable)) {
      if (isBlocked) {
        blockingAdded.add(new Held(hash, id));
      } else {
        linking.computeIfAbsent(hash, h -> new Holders()).added().add(id);
      }
    }
    for (long hash : missing(old, now, comparable)) {
      if (wasBlocked) {
        blockingRemoved.add(new Held(hash, id));
      } else {
        linking.computeIfAbsent(hash, h -> new Holders()).removed().add(id);
      }
    }
  }

  /** The keys that link and that somebody takes up or lets go. */
  Set<Long> keys() {
    return linking.keySet();
  }

  /** How many more hold the key after the batch than before; below nought when fewer do. */
  int more(long hash) {
    Holders who = linking.get(hash);
    return who.added().size() - who.removed().size();
  }

  /** How many let one key go, at most. */
  int mostRemoved() {
    return linking.values().stream().mapToInt(who -> who.removed().size()).max().orElse(0);
  }

  /** All that is taken up, keys that only find records too. */
  List<Held> added() {
    List<Held> held = new ArrayList<>(blockingAdded);
    linking.forEach((hash, who) -> who.added().forEach(id -> held.add(new Held(hash, id))));
    return held;
  }

  /** All that is let go, likewise. */
  List<Held> removed() {
    List<Held> held = new ArrayList<>(blockingRemoved);
    linking.forEach((hash, who) -> who.removed().forEach(id -> held.add(new Held(hash, id))));
    return held;
  }

  private boolean isBlocked(SourceVersion version) {
    return linkage.isModelled(version.kind());
  }

  /** The keys that the others lack; all of them when the others are of another sort. */
  private static long[] missing(long[] keys, long[] others, boolean comparable) {
    return comparable && others.length > 0
        ? Arrays.stream(keys).filter(key -> !holds(others, key)).toArray()
        : keys;
  }

  private static boolean holds(long[] keys, long wanted) {
    return Arrays.stream(keys).anyMatch(key -> key == wanted);
  }
}
