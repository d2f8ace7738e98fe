package org.fingerpost.route.refer;

import java.net.URI;
import java.nio.file.Path;
import java.time.Period;
import java.util.Optional;

/**
 * How referrals come into a member's own system, beside the pages.
 *
 * @param webhook is posted each referral, sealed, with a link; needs a secret
 * @param secret shared with the member: signs what is posted, and the answers that come back
 * @param mail is sent a link, and nothing of whom it is about
 * @param folder is given a CSV file a referral, to be read with the member's own eyes
 * @param retention after that the referral is deleted
 */
public record Delivery(
    Optional<URI> webhook,
    Optional<String> secret,
    Optional<String> mail,
    Optional<Path> folder,
    Period retention) {
  private static final int SHORTEST_SECRET = 32;

  /** On the pages alone, for half a year. */
  public static final Delivery ON_PAGES =
      new Delivery(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Period.ofDays(180));

  /**
   * Refuses what could be forged.
   *
   * @throws IllegalArgumentException saying what to change
   */
  public Delivery {
    if (webhook.isPresent() && secret.isEmpty()) {
      throw new IllegalArgumentException("A webhook needs a secret to sign with.");
    }
    if (secret.filter(text -> text.length() < SHORTEST_SECRET).isPresent()) {
      throw new IllegalArgumentException(
          "The secret of a webhook must have at least %d characters.".formatted(SHORTEST_SECRET));
    }
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "Delivery[webhook=%s, mail=%s, folder=%s, retention=%s]"
        .formatted(webhook, mail, folder, retention);
  }
}
