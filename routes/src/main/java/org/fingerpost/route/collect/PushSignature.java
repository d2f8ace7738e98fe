package org.fingerpost.route.collect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Verifies {@code Fingerpost-Signature: t=SECONDS,v1=HEX}: HMAC-SHA256, with the member's signing
 * key, of the seconds since 1970, a dot, each {@code ce-} header in order of name as {@code
 * name:value} and a line feed, and the body. The time has to be near the hub's, so that a request
 * that somebody caught is worth nothing later; within that time its event's id makes it harmless.
 */
final class PushSignature {
  static final String HEADER = "fingerpost-signature";
  static final Duration WINDOW = Duration.ofMinutes(5);
  private static final String ALGORITHM = "HmacSHA256";
  private static final int LONGEST = 500;

  private final Clock clock;

  PushSignature(Clock clock) {
    this.clock = clock;
  }

  /** Whether the request is signed with that key, and lately. */
  boolean isValid(PushRequest request, String key) {
    String header = request.header(HEADER).filter(text -> text.length() <= LONGEST).orElse("");
    Map<String, String> parts = new TreeMap<>();
    for (String part : header.split(",", -1)) {
      String[] pair = part.strip().split("=", 2);
      if (pair.length == 2) {
        parts.put(pair[0], pair[1]);
      }
    }
    String time = parts.getOrDefault("t", "");
    String given = parts.getOrDefault("v1", "");
    return isRecent(time)
        && !key.isBlank()
        && MessageDigest.isEqual(given.getBytes(UTF_8), hex(request, time, key).getBytes(UTF_8));
  }

  private boolean isRecent(String seconds) {
    if (!seconds.matches("[0-9]{1,12}")) {
      return false;
    }
    Instant signed = Instant.ofEpochSecond(Long.parseLong(seconds));
    return Duration.between(signed, clock.instant()).abs().compareTo(WINDOW) <= 0;
  }

  private static String hex(PushRequest request, String time, String key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.getBytes(UTF_8), ALGORITHM));
      mac.update((time + '.').getBytes(UTF_8));
      new TreeMap<>(request.headers())
          .forEach(
              (name, value) -> {
                if (name.startsWith("ce-")) {
                  mac.update((name + ':' + value.strip() + '\n').getBytes(UTF_8));
                }
              });
      return HexFormat.of().formatHex(mac.doFinal(request.body()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has HMAC-SHA256", e);
    }
  }
}
