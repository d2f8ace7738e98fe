package org.fingerpost.route.resolve;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fingerpost.route.linkage.LinkModel;
import org.fingerpost.route.linkage.LinkRecord;
import org.fingerpost.schema.Kind;

/**
 * By what records are linked during one transaction: kinds that have a model by it, the others by
 * the keys of a rule. What is computed of a version is computed once. Not safe for use by several
 * threads.
 */
final class Linkage {
  private final LinkingRule rule;
  private final Map<Kind, LinkModel> models;
  private final Set<Kind> waiting;
  private final Set<String> duplicateFree;
  private final LinkRecords records;
  private final Map<SourceVersion, List<MatchKey>> keys = new IdentityHashMap<>();
  private final Map<SourceVersion, long[]> blocking = new IdentityHashMap<>();

  /**
   * For one transaction.
   *
   * @param waiting kinds whose records stay where they are until a model is learned
   */
  Linkage(
      LinkingRule rule,
      Map<Kind, LinkModel> models,
      Set<Kind> waiting,
      Set<String> duplicateFree,
      LinkRecords records) {
    this.rule = rule;
    this.models = Map.copyOf(models);
    this.waiting = Set.copyOf(waiting);
    this.duplicateFree = Set.copyOf(duplicateFree);
    this.records = records;
  }

  /** By the keys of that rule alone, whatever the kind. */
  static Linkage byKeys(LinkingRule rule) {
    return new Linkage(rule, Map.of(), Set.of(), Set.of(), new LinkRecords());
  }

  boolean isModelled(Kind kind) {
    return models.containsKey(kind) && !isWaiting(kind);
  }

  /** Whether records of the kind stay where they are until a model is learned. */
  boolean isWaiting(Kind kind) {
    return waiting.contains(kind);
  }

  /** The kinds that are linked by a model now. */
  Set<Kind> modelled() {
    Set<Kind> modelled = new HashSet<>(models.keySet());
    modelled.removeAll(waiting);
    return modelled;
  }

  Optional<LinkModel> model(Kind kind) {
    return Optional.ofNullable(models.get(kind));
  }

  /** Data sets, as {@link LinkRecord#group} names them, that hold nothing twice. */
  Set<String> duplicateFree() {
    return duplicateFree;
  }

  /** What the version may be linked by; none where a model decides. */
  List<MatchKey> keysOf(SourceVersion version) {
    return keys.computeIfAbsent(version, this::computed);
  }

  /** The hashes of its keys. */
  long[] hashesOf(SourceVersion version) {
    if (isModelled(version.kind())) {
      return blocking.computeIfAbsent(version, v -> models.get(v.kind()).blockingKeys(recordOf(v)));
    }
    return keysOf(version).stream().mapToLong(MatchKey::hash).toArray();
  }

  LinkRecord recordOf(SourceVersion version) {
    return records.of(version);
  }

  LinkRecords records() {
    return records;
  }

  /** Lets go of what was computed of versions that no longer matter to the transaction. */
  void forget() {
    keys.clear();
    blocking.clear();
  }

  private List<MatchKey> computed(SourceVersion version) {
    boolean byRule = !models.containsKey(version.kind()) && !isWaiting(version.kind());
    return byRule ? rule.keysOf(version.record()) : List.of();
  }
}
