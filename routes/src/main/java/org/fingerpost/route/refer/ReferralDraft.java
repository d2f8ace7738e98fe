package org.fingerpost.route.refer;

import org.fingerpost.route.web.WebRequest;

/** What an adviser typed, until it is sealed. */
public record ReferralDraft(
    String to,
    String name,
    String contact,
    String need,
    String consentBy,
    String consentOn,
    boolean isAgreed) {
  static final ReferralDraft EMPTY = new ReferralDraft("", "", "", "", "", "", false);

  static ReferralDraft of(WebRequest request) {
    return new ReferralDraft(
        typed(request, "to"),
        typed(request, "name"),
        typed(request, "contact"),
        typed(request, "need"),
        typed(request, "consent_by"),
        typed(request, "consent_on"),
        request.field("agreed").isPresent());
  }

  private static String typed(WebRequest request, String field) {
    return request.field(field).map(String::strip).orElse("");
  }

  PersonalPart person() {
    return new PersonalPart(name, contact, need, consentBy);
  }

  /** Says nothing: it may end up in a log. */
  @Override
  public String toString() {
    return "ReferralDraft";
  }
}
