package org.fingerpost.route.refer;

import java.util.List;
import java.util.Optional;

/**
 * A referral on its page, or in a list.
 *
 * @param note that nobody has opened it for days; empty otherwise
 * @param person for the member that receives it alone
 * @param next what the viewer may make of it
 */
public record ReferralView(
    String href,
    String service,
    String serviceHref,
    String from,
    String to,
    String madeOn,
    String consentOn,
    String status,
    String statusOn,
    String deleteOn,
    String note,
    Optional<PersonalPart> person,
    List<Status> next,
    String token) {
  /** The referrals of a member. */
  public record Lists(List<ReferralView> received, List<ReferralView> made) {}
}
