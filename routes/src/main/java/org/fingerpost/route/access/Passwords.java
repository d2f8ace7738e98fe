package org.fingerpost.route.access;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Hashes passwords with Argon2id (RFC 9106), by the parameters that OWASP's cheat sheet names first
 * for little memory: 19 MiB, two passes, one lane. Kept in PHC form, so that parameters may be
 * raised while old hashes go on working.
 */
final class Passwords {
  /** Those under it fall to guessing however they are hashed. */
  static final int SHORTEST = 12;

  static final int LONGEST = 200;

  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d{1,2})\\$([\\w+/-]+)\\$([\\w+/-]+)");
  private static final SecureRandom RANDOM = new SecureRandom();

  /** What a name that is not there is compared with, so that it takes as long as one that is. */
  private static final String NOBODY = hash(Token.random());

  /** Each hash takes 19 MiB of a small heap: more people than that wait their turn. */
  private static final Semaphore TURNS = new Semaphore(2, true);

  private static final long LONGEST_WAIT_SECONDS = 5;

  private Passwords() {}

  static String hash(String password) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    Base64.Encoder text = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            MEMORY_KIB,
            PASSES,
            LANES,
            text.encodeToString(salt),
            text.encodeToString(derive(password, salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES)));
  }

  /** Whether the password is nobody's, which takes as long to find out as whether it is right. */
  static boolean matchesNobody(String password) throws BusyException {
    matches(password, NOBODY);
    return false;
  }

  static boolean matches(String password, String phc) throws BusyException {
    Matcher parts = PHC.matcher(phc);
    if (!parts.matches()) {
      throw new IllegalStateException("an account's password is kept in a form that is unknown");
    }
    Base64.Decoder bytes = Base64.getDecoder();
    byte[] expected = bytes.decode(parts.group(5));
    takeTurn();
    try {
      byte[] actual =
          derive(
              password,
              bytes.decode(parts.group(4)),
              Integer.parseInt(parts.group(1)),
              Integer.parseInt(parts.group(2)),
              Integer.parseInt(parts.group(3)),
              expected.length);
      return MessageDigest.isEqual(expected, actual);
    } finally {
      TURNS.release();
    }
  }

  private static void takeTurn() throws BusyException {
    try {
      if (!TURNS.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new BusyException();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BusyException();
    }
  }

  /** So many sign in at once that this one has to come again. */
  static final class BusyException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private static byte[] derive(
      String password, byte[] salt, int memory, int passes, int lanes, int length) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memory)
            .withIterations(passes)
            .withParallelism(lanes)
            .withSalt(salt)
            .build());
    byte[] typed = utf8(password);
    byte[] hash = new byte[length];
    generator.generateBytes(typed, hash);
    Arrays.fill(typed, (byte) 0);
    return hash;
  }

  private static byte[] utf8(String password) {
    var encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    return bytes;
  }
}
