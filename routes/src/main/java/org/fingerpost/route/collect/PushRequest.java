package org.fingerpost.route.collect;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a member's system sent.
 *
 * @param headers by lower-case name
 */
record PushRequest(String member, Map<String, String> headers, byte[] body) {
  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** The media type without its parameters, in lower case. */
  String mediaType() {
    String type = header("content-type").orElse("");
    int semicolon = type.indexOf(';');
    return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
  }
}
