package org.fingerpost.connector.http;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.descriptor.HttpAccess;

/** Where answers lead on to, and where a key may not be taken. */
record Redirects(HttpAccess access, HttpFailure failure) {
  /** More of them, one after the other, is a circle. */
  static final int MOST = 5;

  private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

  /**
   * Where to go next; empty where the answer is the last one.
   *
   * @throws SourceException where one may not go there
   */
  Optional<URI> next(URI here, Answer answer) throws SourceException {
    Optional<String> location = answer.header("Location");
    if (!STATUSES.contains(answer.status()) || location.isEmpty()) {
      return Optional.empty();
    }
    URI to = resolve(here, location.get());
    if (!Addresses.isSamePlace(here, to)) {
      refuseToLeave(here, to);
    }
    return Optional.of(to);
  }

  /** Without a key, files of public stores may lead elsewhere; never inward, never less secure. */
  private void refuseToLeave(URI from, URI to) throws SourceException {
    boolean insecure = !Addresses.isSecure(to) || !Addresses.isSecure(from);
    if (access.hasKey() || insecure || Inward.isInward(to)) {
      throw failure.redirected(to);
    }
  }

  /** A link as it stands in what came from an address. */
  URI resolve(URI from, String link) throws SourceException {
    try {
      URI to = from.resolve(link.strip());
      if (to.getHost() != null) {
        return to;
      }
    } catch (IllegalArgumentException e) {
      // Told below.
    }
    throw failure.tooManyRedirects();
  }
}
