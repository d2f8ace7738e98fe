package org.fingerpost.route.refer;

import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.fingerpost.route.web.Endpoint;
import org.fingerpost.route.web.WebRequest;
import org.fingerpost.route.web.WebResponse;

/**
 * Takes what a member's own system made of a referral: {@code status}, {@code t} (seconds since
 * 1970) and {@code signature}, the HMAC-SHA-256 of {@code t.id.status} under the secret that both
 * know. Whatever is wrong with it, a forged one learns nothing.
 */
final class ReferralAnswer implements Endpoint {
  static final String SUFFIX = "/answer";

  private final ReferralStore store;
  private final ReferralSettings settings;
  private final Clock clock;

  ReferralAnswer(ReferralStore store, ReferralSettings settings, Clock clock) {
    this.store = store;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public WebResponse answer(WebRequest request) throws SQLException {
    String path = request.path();
    Optional<UUID> id = ReferralPages.lastId(path.substring(0, path.length() - SUFFIX.length()));
    Optional<Referral> referral = id.isEmpty() ? Optional.empty() : store.find(id.get());
    Optional<Status> status = request.field("status").flatMap(Status::named);
    if (referral.isEmpty()
        || status.isEmpty()
        || !isSigned(referral.get(), status.get(), request)) {
      return WebResponse.problem(
          401,
          "The signature is not right",
          "Sign t.id.status with your member's secret, and send it within five minutes.");
    }
    return move(referral.get(), status.get());
  }

  private boolean isSigned(Referral referral, Status status, WebRequest request) {
    Optional<String> secret = settings.deliveryTo(referral.toMember()).secret();
    Optional<Long> second =
        request.field("t").filter(text -> text.matches("[0-9]{1,12}")).map(Long::valueOf);
    return secret.isPresent()
        && second.isPresent()
        && Signature.isRight(
            request.field("signature").orElse(""),
            secret.get(),
            second.get(),
            referral.id() + "." + status,
            clock);
  }

  private WebResponse move(Referral referral, Status status) throws SQLException {
    if (referral.status() == status) {
      return done();
    }
    if (!store.move(referral.id(), referral.toMember(), status)) {
      return WebResponse.problem(
          409,
          "That cannot be done now",
          "It stands at %s, from where it cannot become %s.".formatted(referral.status(), status));
    }
    store.audit(referral.id(), "its system", referral.toMember(), status.toString());
    return done();
  }

  private static WebResponse done() {
    return WebResponse.of(204, "text/plain; charset=utf-8", new byte[0]);
  }
}
