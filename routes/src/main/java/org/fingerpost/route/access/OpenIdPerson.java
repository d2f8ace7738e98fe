package org.fingerpost.route.access;

import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Somebody whom a provider vouches for.
 *
 * @param subject never changes, and is never another's, at that issuer
 * @param username what people type; may change, and tells nothing for certain
 * @param claims the values of each claim that has text
 */
record OpenIdPerson(
    String issuer, String subject, String username, String title, Map<String, Set<String>> claims) {
  private static final int LONGEST = 40;

  /** Readable, and told apart by the subject: two people may call themselves the same. */
  String accountName() {
    String readable = username.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", ".");
    String kept = readable.substring(0, Math.min(readable.length(), LONGEST));
    return "%s-%s@%s"
        .formatted(
            kept,
            HexFormat.of().formatHex(Token.hash(subject), 0, 4),
            URI.create(issuer).getHost());
  }

  List<RoleRule> applying(List<RoleRule> rules) {
    return rules.stream()
        .filter(rule -> claims.getOrDefault(rule.claim(), Set.of()).contains(rule.value()))
        .collect(Collectors.toList());
  }
}
