package org.fingerpost.route.directory;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.fingerpost.connector.descriptor.MemberDescriptor;

/**
 * What each member is called.
 *
 * @param byId the names by member id; a member without one is called by its id
 */
public record MemberNames(Map<String, String> byId) implements UnaryOperator<String> {
  /** Keeps its own copy. */
  public MemberNames {
    byId = Map.copyOf(byId);
  }

  /** The names as the members' descriptors give them. */
  public static MemberNames of(List<MemberDescriptor> members) {
    return new MemberNames(
        members.stream().collect(Collectors.toMap(MemberDescriptor::id, MemberDescriptor::name)));
  }

  @Override
  public String apply(String memberId) {
    return byId.getOrDefault(memberId, memberId);
  }
}
