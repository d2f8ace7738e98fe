package org.fingerpost.route.refer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Bytes that only the holder of a member's key can read: AES-256-GCM under a key of their own,
 * which is wrapped, also by AES-256-GCM, under the member's.
 *
 * <p>Both are bound to the referral and the member: nothing opens under another id or for another
 * member. Each begins with its 12 random bytes of nonce. The data key is used once; a member's key
 * wraps far fewer than the 2^32 keys that random nonces allow.
 *
 * @param wrappedKey 60 bytes
 */
record Seal(byte[] wrappedKey, byte[] sealed) {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int KEY_BITS = 256;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Bytes that do not open: another key, another referral, or somebody changed them. */
  static final class BrokenSealException extends Exception {
    private static final long serialVersionUID = 1L;

    private BrokenSealException(Throwable cause) {
      super("a referral does not open with its member's key", cause);
    }
  }

  static Seal of(byte[] plain, SecretKey memberKey, UUID referral, String member) {
    try {
      SecretKey dataKey = newKey();
      byte[] bound = bound(referral, member);
      return new Seal(
          encrypted(dataKey.getEncoded(), memberKey, bound), encrypted(plain, dataKey, bound));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM", e);
    }
  }

  static SecretKey newKey() throws GeneralSecurityException {
    KeyGenerator generator = KeyGenerator.getInstance("AES");
    generator.init(KEY_BITS, RANDOM);
    return generator.generateKey();
  }

  byte[] open(SecretKey memberKey, UUID referral, String member) throws BrokenSealException {
    try {
      byte[] bound = bound(referral, member);
      SecretKey dataKey = new SecretKeySpec(decrypted(wrappedKey, memberKey, bound), "AES");
      return decrypted(sealed, dataKey, bound);
    } catch (GeneralSecurityException e) {
      throw new BrokenSealException(e);
    }
  }

  private static byte[] bound(UUID referral, String member) {
    return ("fingerpost/referral/" + referral + '/' + member).getBytes(UTF_8);
  }

  private static byte[] encrypted(byte[] plain, SecretKey key, byte[] bound)
      throws GeneralSecurityException {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(bound);
    byte[] body = cipher.doFinal(plain);
    return ByteBuffer.allocate(nonce.length + body.length).put(nonce).put(body).array();
  }

  private static byte[] decrypted(byte[] bytes, SecretKey key, byte[] bound)
      throws GeneralSecurityException {
    if (bytes.length <= NONCE_BYTES) {
      throw new GeneralSecurityException("too short");
    }
    Cipher cipher = Cipher.getInstance(CIPHER);
    cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, bytes, 0, NONCE_BYTES));
    cipher.updateAAD(bound);
    return cipher.doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
  }
}
