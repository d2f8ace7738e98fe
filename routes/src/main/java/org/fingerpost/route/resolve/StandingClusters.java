package org.fingerpost.route.resolve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Records of kinds whose links wait for a model: each stays where it is, and a new one stands alone
 * until then.
 */
final class StandingClusters {
  private final Map<UUID, String> reasons = new HashMap<>();

  /** The clusters, each ordered by id. */
  List<List<Member>> of(Collection<Member> members) {
    Map<UUID, List<Member>> byJoint = new LinkedHashMap<>(members.size() * 2);
    for (Member member : members) {
      UUID joint = member.jointBefore().orElse(member.id());
      byJoint.computeIfAbsent(joint, id -> new ArrayList<>(1)).add(member);
    }
    List<List<Member>> clusters = new ArrayList<>(byJoint.size());
    byJoint.values().forEach(together -> clusters.add(ordered(together)));
    return clusters;
  }

  /** Why each record with company belongs to it, as it was said before. */
  Map<UUID, String> reasons() {
    return reasons;
  }

  private List<Member> ordered(List<Member> together) {
    if (together.size() == 1) {
      return together;
    }
    together.forEach(
        member -> member.stored().ifPresent(stored -> reasons.put(member.id(), stored.reason())));
    return Components.ordered(together);
  }
}
