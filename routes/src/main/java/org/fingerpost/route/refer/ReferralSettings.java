package org.fingerpost.route.refer;

import java.util.Map;

/**
 * How referrals are kept and delivered.
 *
 * @param publicAddress where advisers reach the pages
 * @param byMember for those that take them into their own system
 */
public record ReferralSettings(
    MemberKeys keys, String publicAddress, Map<String, Delivery> byMember) {
  /** Keeps its own copy. */
  public ReferralSettings {
    byMember = Map.copyOf(byMember);
  }

  Delivery deliveryTo(String member) {
    return byMember.getOrDefault(member, Delivery.ON_PAGES);
  }
}
