package org.fingerpost.route.operate.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.fingerpost.route.operate.console.TrailView.Link;
import org.fingerpost.schema.SourceKey;

/** Where the way of a record is shown. */
final class RecordLink {
  private RecordLink() {}

  static Link to(SourceKey key) {
    return new Link(
        "%s/%s/%s".formatted(key.member(), key.dataset(), key.key()),
        "/ops/record?member=%s&dataset=%s&key=%s"
            .formatted(encoded(key.member()), encoded(key.dataset()), encoded(key.key())));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
