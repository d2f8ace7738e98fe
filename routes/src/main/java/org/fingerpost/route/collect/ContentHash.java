package org.fingerpost.route.collect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.fingerpost.connector.descriptor.DatasetDescriptor;

/**
 * Half a SHA-256 as a UUID, which PostgreSQL stores in 16 bytes. A row's hash covers the dataset's
 * fingerprint too: under a changed mapping or agreement every row is different, although its own
 * columns are not, and is sent and normalised again.
 *
 * <p>Used by one thread at a time.
 */
final class ContentHash {
  private final MessageDigest digest;
  private final byte[] prefix;

  private ContentHash(byte[] prefix) {
    this.prefix = prefix;
    this.digest = sha256();
  }

  static ContentHash under(UUID fingerprint) {
    return new ContentHash(
        ByteBuffer.allocate(16)
            .putLong(fingerprint.getMostSignificantBits())
            .putLong(fingerprint.getLeastSignificantBits())
            .array());
  }

  /**
   * What decides which columns a dataset's records hold, who may see what is made of them and how
   * much it counts.
   */
  static UUID fingerprint(DatasetDescriptor dataset) {
    String everything =
        String.join(
            "\n",
            dataset.kind().wireName(),
            dataset.location().toString(),
            dataset.key(),
            dataset.mapping().toString(),
            new java.util.TreeMap<>(dataset.sharing()).toString(),
            dataset.agreement().toString(),
            dataset.shareWhen().toString(),
            dataset.deletedWhen().toString());
    if (!dataset.trust().isEmpty()) {
      // Added where there is any, so that datasets without one are not all read anew.
      everything += "\n" + new java.util.TreeMap<>(dataset.trust());
    }
    return half(sha256().digest(everything.getBytes(UTF_8)));
  }

  UUID of(byte[] content) {
    digest.update(prefix);
    return half(digest.digest(content));
  }

  private static UUID half(byte[] hash) {
    ByteBuffer bytes = ByteBuffer.wrap(hash);
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
