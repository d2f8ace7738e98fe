package org.fingerpost.route.refer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 over a moment and a text, in hexadecimal digits. */
final class Signature {
  static final String HEADER = "Fingerpost-Signature";

  /** How far two clocks may differ; what is older has been kept by somebody. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private Signature() {}

  static String of(String secret, long second, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal((second + "." + text).getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
    }
  }

  /** Compares in a time that tells nothing. */
  static boolean isRight(String given, String secret, long second, String text, Clock clock) {
    boolean isNew =
        Duration.between(Instant.ofEpochSecond(second), clock.instant()).abs().compareTo(PATIENCE)
            <= 0;
    byte[] wanted = of(secret, second, text).getBytes(UTF_8);
    return MessageDigest.isEqual(wanted, given.getBytes(UTF_8)) && isNew;
  }
}
