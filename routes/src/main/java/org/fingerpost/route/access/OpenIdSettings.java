package org.fingerpost.route.access;

import java.net.URI;
import java.util.List;

/**
 * An OpenID Connect provider.
 *
 * @param issuer as the provider names itself; its metadata stands below {@code /.well-known/}
 * @param title what the link on the sign-in page calls it
 * @param secret of the client; empty where the provider knows it as a public one
 * @param rules who becomes what; somebody to whom none applies cannot sign in
 */
public record OpenIdSettings(
    URI issuer, String title, String clientId, String secret, List<RoleRule> rules) {
  /** Without the secret. */
  @Override
  public String toString() {
    return "%s as %s with %d rules".formatted(issuer, clientId, rules.size());
  }
}
