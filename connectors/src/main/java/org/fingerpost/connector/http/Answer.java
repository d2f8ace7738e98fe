package org.fingerpost.connector.http;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * What a system answered, with a status of success, or 304 where it was asked whether something
 * changed.
 *
 * @param address what was asked in the end; never shown, it may hold a key
 */
public record Answer(URI address, int status, HttpHeaders headers, byte[] body) {
  private static final int NOT_MODIFIED = 304;

  /** The first header of that name. */
  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /** Whether nothing changed since the last answer. */
  public boolean isUnchanged() {
    return status == NOT_MODIFIED;
  }
}
