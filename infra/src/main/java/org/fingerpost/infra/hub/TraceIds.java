package org.fingerpost.infra.hub;

import io.opentelemetry.sdk.trace.IdGenerator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.fingerpost.schema.SourceKey;

/**
 * Ids of traces and spans, worked out from what they are about: the stages, each in a process of
 * its own, come to the same trace without having told each other, and a batch that is read again to
 * the same spans. Safe for use by many threads.
 */
final class TraceIds implements IdGenerator {
  private final ThreadLocal<Pair> next = new ThreadLocal<>();

  /** In hexadecimal: 32 and 16 digits. */
  record Pair(String trace, String span) {}

  /** Those of a version at a stage. */
  static Pair of(SourceKey source, Instant seen, String stage) {
    String trace = digest(source.id() + "|" + seen).substring(0, 32);
    return new Pair(trace, digest(trace + "|" + stage).substring(0, 16));
  }

  private static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What this thread starts next has these. */
  void use(Pair pair) {
    next.set(pair);
  }

  @Override
  public String generateTraceId() {
    return next.get().trace();
  }

  @Override
  public String generateSpanId() {
    return next.get().span();
  }
}
