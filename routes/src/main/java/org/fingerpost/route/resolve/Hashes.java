package org.fingerpost.route.resolve;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Digests, the same on every machine. The JDK computes SHA-256 with the processor's own command.
 */
final class Hashes {
  private static final byte[] CONTENT_BEGINS = ",\"visibility\":".getBytes(StandardCharsets.UTF_8);

  private Hashes() {}

  static long ofKey(String text) {
    return ByteBuffer.wrap(sha256().digest(text.getBytes(StandardCharsets.UTF_8))).getLong();
  }

  /**
   * The hash of a normalised record's visibility, trust and fields: all of the message but who it
   * is of and when it was seen.
   */
  static UUID ofContent(byte[] message) {
    MessageDigest digest = sha256();
    int from = contentBegins(message);
    digest.update(message, from, message.length - from);
    ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  /** Within a JSON string the quotes would be escaped, so the first match is the field itself. */
  private static int contentBegins(byte[] message) {
    int last = message.length - CONTENT_BEGINS.length;
    for (int at = 0; at <= last; at++) {
      if (standsAt(message, at)) {
        return at;
      }
    }
    return 0;
  }

  private static boolean standsAt(byte[] message, int at) {
    for (int i = 0; i < CONTENT_BEGINS.length; i++) {
      if (message[at + i] != CONTENT_BEGINS[i]) {
        return false;
      }
    }
    return true;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }
}
