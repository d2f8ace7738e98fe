package org.fingerpost.route.resolve;

import java.util.ArrayList;
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
  private final Set<String> duplicateFree;
  private final LinkRecords records;
  private final Map<SourceVersion, List<MatchKey>> keys = new IdentityHashMap<>();

  Linkage(
      LinkingRule rule,
      Map<Kind, LinkModel> models,
      Set<String> duplicateFree,
      LinkRecords records) {
    this.rule = rule;
    this.models = Map.copyOf(models);
    this.duplicateFree = Set.copyOf(duplicateFree);
    this.records = records;
  }

  /** By the keys of that rule alone, whatever the kind. */
  static Linkage byKeys(LinkingRule rule) {
    return new Linkage(rule, Map.of(), Set.of(), new LinkRecords());
  }

  boolean isModelled(Kind kind) {
    return models.containsKey(kind);
  }

  /** Whether any kind is linked by a model. */
  boolean hasModels() {
    return !models.isEmpty();
  }

  /** The kinds that have a model. */
  Set<Kind> modelled() {
    return models.keySet();
  }

  Optional<LinkModel> model(Kind kind) {
    return Optional.ofNullable(models.get(kind));
  }

  /** Data sets, as {@link LinkRecord#group} names them, that hold nothing twice. */
  Set<String> duplicateFree() {
    return duplicateFree;
  }

  /** What the version may be linked by, or, where there is a model, what it is looked up by. */
  List<MatchKey> keysOf(SourceVersion version) {
    return keys.computeIfAbsent(version, this::computed);
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
  }

  private List<MatchKey> computed(SourceVersion version) {
    LinkModel model = models.get(version.kind());
    if (model == null) {
      return rule.keysOf(version.record());
    }
    List<MatchKey> blocking = new ArrayList<>();
    for (long hash : model.blockingKeys(recordOf(version))) {
      blocking.add(new MatchKey(hash, Long.toHexString(hash), ""));
    }
    return blocking;
  }
}
