package org.fingerpost.connector.descriptor;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How a system on the web is reached.
 *
 * @param url where it is; paths of datasets go behind it
 * @param headers sent with every request; none of them is secret
 * @param rateLimit how often it may be asked; empty: as fast as it answers
 */
public record HttpAccess(
    WebAddress url,
    Authentication authentication,
    Map<String, String> headers,
    Optional<RateLimit> rateLimit) {
  /** An address that anybody may read. */
  public static HttpAccess open(String url) {
    return new HttpAccess(
        new WebAddress(url), new Authentication.None(), Map.of(), Optional.empty());
  }

  /** Whether anything secret goes with a request. */
  public boolean hasKey() {
    return !(authentication instanceof Authentication.None);
  }

  /** How the system knows who asks. */
  public sealed interface Authentication {
    /** Anybody may ask. */
    record None() implements Authentication {}

    /** {@code Authorization: Bearer}. */
    record Bearer(Secret token) implements Authentication {}

    /** {@code Authorization: Basic}. */
    record Basic(String user, Secret password) implements Authentication {}

    /** A header of the system's own. */
    record Header(String name, Secret key) implements Authentication {}

    /** A parameter of the address; it never appears in a message. */
    record Query(String parameter, Secret key) implements Authentication {}

    /**
     * OAuth 2.0 client credentials (RFC 6749, 4.4): a token is fetched when it is needed and again
     * when it has run out.
     */
    record ClientCredentials(String tokenUrl, String clientId, Secret clientSecret)
        implements Authentication {}
  }

  /** At most this many requests in any such length of time. */
  public record RateLimit(int requests, Duration per) {}
}
