package org.fingerpost.route.resolve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.fingerpost.schema.UuidOrder;

/**
 * Gives components their joint ids: the smallest of their records' ids, and of the ids that they
 * inherit.
 *
 * <p>An id is inherited when its record is gone and its cluster lives on; when that cluster splits,
 * the part with the smallest record inherits. A record that is there never lends its id to a
 * cluster that it is not part of.
 */
final class JointIds {
  private final Set<UUID> live = new HashSet<>();
  private final Map<UUID, Integer> heirs = new HashMap<>();
  private final List<List<Member>> components;
  private final List<UUID> ids = new ArrayList<>();

  private JointIds(List<List<Member>> components) {
    this.components = components;
    components.forEach(component -> component.forEach(member -> live.add(member.id())));
    for (int i = 0; i < components.size(); i++) {
      claimInheritances(i);
    }
    components.forEach(component -> ids.add(component.get(0).id()));
    heirs.forEach((id, heir) -> ids.set(heir, smaller(id, ids.get(heir))));
  }

  /** Each component in turn has the id at its place. */
  static JointIds of(List<List<Member>> components) {
    return new JointIds(components);
  }

  UUID idOf(int component) {
    return ids.get(component);
  }

  /** Where an inherited id leads now; empty when it was nobody's to inherit. */
  Optional<UUID> successorOf(UUID inherited) {
    return Optional.ofNullable(heirs.get(inherited)).map(ids::get);
  }

  boolean isLive(UUID id) {
    return live.contains(id);
  }

  Collection<UUID> inherited() {
    return heirs.keySet();
  }

  private void claimInheritances(int component) {
    for (Member member : components.get(component)) {
      Optional<UUID> before = member.jointBefore();
      if (before.isPresent() && !live.contains(before.get())) {
        heirs.merge(before.get(), component, this::withSmallerRecord);
      }
    }
  }

  private int withSmallerRecord(int one, int other) {
    UUID ofOne = components.get(one).get(0).id();
    UUID ofOther = components.get(other).get(0).id();
    return UuidOrder.SMALLEST_FIRST.compare(ofOne, ofOther) <= 0 ? one : other;
  }

  private static UUID smaller(UUID one, UUID other) {
    return UuidOrder.SMALLEST_FIRST.compare(one, other) <= 0 ? one : other;
  }
}
