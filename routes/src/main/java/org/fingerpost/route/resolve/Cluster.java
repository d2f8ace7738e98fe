package org.fingerpost.route.resolve;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fingerpost.schema.Kind;

/**
 * Source records that are one joint record.
 *
 * @param members never empty, ordered by id, smallest first
 * @param reasons why each member with company belongs to it
 */
record Cluster(UUID id, List<Member> members, Map<UUID, String> reasons) {
  Kind kind() {
    return members.get(0).version().kind();
  }

  JointKey key() {
    return new JointKey(kind(), id);
  }

  String reasonOf(Member member) {
    return reasons.getOrDefault(member.id(), "");
  }
}
