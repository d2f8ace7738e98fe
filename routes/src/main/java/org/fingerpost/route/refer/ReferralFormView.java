package org.fingerpost.route.refer;

import java.util.List;

/**
 * The form that an adviser fills in.
 *
 * @param once lets it be sent once
 * @param token of the session
 */
public record ReferralFormView(
    String serviceId,
    String serviceName,
    List<Taker> takers,
    ReferralDraft draft,
    List<String> problems,
    String once,
    String token) {
  /** A member that can receive the referral. */
  public record Taker(String id, String name) {}
}
