package org.fingerpost.route.refer;

import java.util.Map;
import java.util.Optional;

/**
 * How referrals are kept and delivered.
 *
 * @param publicAddress where advisers reach the pages
 * @param byMember for those that take them into their own system
 * @param mail the server that takes the hub's mail
 */
public record ReferralSettings(
    MemberKeys keys,
    String publicAddress,
    Map<String, Delivery> byMember,
    Optional<MailSettings> mail) {
  /**
   * Keeps its own copy.
   *
   * @throws IllegalArgumentException when a member is to be sent mail and nothing sends any
   */
  public ReferralSettings {
    byMember = Map.copyOf(byMember);
    if (mail.isEmpty() && byMember.values().stream().anyMatch(way -> way.mail().isPresent())) {
      throw new IllegalArgumentException(
          "A member is to be told of referrals by mail, but there is no mail server: set FINGERPOST_SMTP_HOST and FINGERPOST_MAIL_FROM.");
    }
  }

  Delivery deliveryTo(String member) {
    return byMember.getOrDefault(member, Delivery.ON_PAGES);
  }
}
