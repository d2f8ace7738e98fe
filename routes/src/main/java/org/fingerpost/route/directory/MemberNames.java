package org.fingerpost.route.directory;

import java.util.Map;
import java.util.function.UnaryOperator;

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

  @Override
  public String apply(String memberId) {
    return byId.getOrDefault(memberId, memberId);
  }
}
