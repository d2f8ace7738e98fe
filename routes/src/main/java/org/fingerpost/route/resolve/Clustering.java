package org.fingerpost.route.resolve;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.fingerpost.route.resolve.Changes.Change;
import org.fingerpost.schema.Kind;

/**
 * How the records of a neighbourhood cluster after the batch.
 *
 * @param redirects where ids lead whose records are gone and that no cluster bears any more
 */
record Clustering(List<Cluster> clusters, Map<UUID, UUID> redirects) {
  static Clustering of(Neighbourhood around, Map<UUID, Change> changes) {
    Linkage linkage = around.linkage();
    Map<Kind, List<Member>> byKind = new EnumMap<>(Kind.class);
    for (Member member : around.members()) {
      byKind.computeIfAbsent(member.version().kind(), kind -> new ArrayList<>()).add(member);
    }
    List<List<Member>> groups = new ArrayList<>(around.members().size());
    StandingClusters waiting = new StandingClusters();
    ModelledClusters byModel = new ModelledClusters(linkage, around.graph());
    byKind.forEach(
        (kind, members) -> {
          if (linkage.isWaiting(kind)) {
            groups.addAll(waiting.of(members));
          } else if (linkage.isModelled(kind)) {
            groups.addAll(byModel.of(kind, members));
          } else {
            groups.addAll(Components.of(members, linkage, around::links));
          }
        });
    JointIds ids = JointIds.of(groups);
    List<Cluster> clusters = new ArrayList<>(groups.size());
    for (int i = 0; i < groups.size(); i++) {
      List<Member> members = groups.get(i);
      Kind kind = members.get(0).version().kind();
      Map<UUID, String> reasons =
          linkage.isWaiting(kind)
              ? waiting.reasons()
              : linkage.isModelled(kind) ? byModel.reasons() : reasons(members, around);
      clusters.add(new Cluster(ids.idOf(i), members, reasons));
    }
    return new Clustering(clusters, redirects(clusters, ids, changes));
  }

  private static Map<UUID, UUID> redirects(
      List<Cluster> clusters, JointIds ids, Map<UUID, Change> changes) {
    Map<UUID, UUID> redirects = new HashMap<>();
    for (UUID id : ids.inherited()) {
      ids.successorOf(id).ifPresent(successor -> redirects.put(id, successor));
    }
    if (changes.values().stream().anyMatch(Clustering::isDeparture)) {
      addDepartures(clusters, ids, changes, redirects);
    }
    redirects.entrySet().removeIf(redirect -> redirect.getKey().equals(redirect.getValue()));
    return redirects;
  }

  /** A record that left a cluster which lives on leaves its id pointing to it. */
  private static void addDepartures(
      List<Cluster> clusters, JointIds ids, Map<UUID, Change> changes, Map<UUID, UUID> redirects) {
    Map<UUID, UUID> jointOfLive = new HashMap<>();
    clusters.forEach(c -> c.members().forEach(m -> jointOfLive.put(m.id(), c.id())));
    for (Change change : changes.values()) {
      if (isDeparture(change)) {
        UUID left = change.jointBefore().orElseThrow();
        Optional<UUID> successor =
            ids.isLive(left) ? Optional.of(jointOfLive.get(left)) : ids.successorOf(left);
        successor.ifPresent(id -> redirects.put(change.id(), id));
      }
    }
  }

  private static boolean isDeparture(Change change) {
    return change.after().isEmpty() && change.jointBefore().isPresent();
  }

  private static Map<UUID, String> reasons(List<Member> members, Neighbourhood around) {
    if (members.size() == 1) {
      return Map.of();
    }
    Map<String, Integer> holders = new HashMap<>();
    members.forEach(
        m ->
            around
                .linkage()
                .keysOf(m.version())
                .forEach(key -> holders.merge(key.text(), 1, Integer::sum)));
    Map<UUID, String> reasons = new HashMap<>();
    for (Member member : members) {
      TreeSet<String> shared = new TreeSet<>();
      for (MatchKey key : around.linkage().keysOf(member.version())) {
        if (holders.get(key.text()) > 1 && around.links(key)) {
          shared.add(key.reason());
        }
      }
      reasons.put(member.id(), String.join("; ", shared));
    }
    return reasons;
  }
}
