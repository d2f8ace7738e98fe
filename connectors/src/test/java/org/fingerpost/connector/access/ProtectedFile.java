package org.fingerpost.connector.access;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.bouncycastle.crypto.engines.RC4Engine;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Protects an .accdb file by a password, as [MS-OFFCRYPTO] 2.3.6 has it ("Office Binary Document
 * RC4 Encryption"), page by page.
 */
final class ProtectedFile {
  private static final int PAGE = 4_096;
  private static final int KEY_AT = 0x3E;
  private static final int INFO_AT = 0x299;
  private static final int KEY = 0x31C4A27B;

  private ProtectedFile() {}

  static void protect(Path file, String password) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    byte[] salt = Arrays.copyOf(digest("salt".getBytes(StandardCharsets.UTF_8)), 16);
    byte[] base = base(password, salt);
    byte[] mask = little(KEY);
    for (int i = 0; i < mask.length; i++) {
      bytes[KEY_AT + i] ^= mask[i];
    }
    byte[] info = info(salt, base);
    System.arraycopy(info, 0, bytes, INFO_AT, info.length);
    for (int page = 1; page * PAGE < bytes.length; page++) {
      cipher(base, KEY ^ page).processBytes(bytes, page * PAGE, PAGE, bytes, page * PAGE);
    }
    Files.write(file, bytes);
  }

  /** Its length, the version 1.1, the salt, and what tells a right password. */
  private static byte[] info(byte[] salt, byte[] base) {
    byte[] verifier = digest("verifier".getBytes(StandardCharsets.UTF_8));
    byte[] both = Arrays.copyOf(verifier, 32);
    System.arraycopy(digest(verifier), 0, both, 16, 16);
    cipher(base, 0).processBytes(both, 0, 32, both, 0);
    return ByteBuffer.allocate(2 + 4 + 16 + 32)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort((short) (4 + 16 + 32))
        .putShort((short) 1)
        .putShort((short) 1)
        .put(salt)
        .put(both)
        .array();
  }

  private static byte[] base(String password, byte[] salt) {
    byte[] start = Arrays.copyOf(digest(password.getBytes(StandardCharsets.UTF_16LE)), 5);
    ByteArrayOutputStream filled = new ByteArrayOutputStream();
    for (int i = 0; i < 16; i++) {
      filled.writeBytes(start);
      filled.writeBytes(salt);
    }
    return Arrays.copyOf(digest(filled.toByteArray()), 5);
  }

  private static RC4Engine cipher(byte[] base, int block) {
    byte[] together = Arrays.copyOf(base, base.length + 4);
    System.arraycopy(little(block), 0, together, base.length, 4);
    RC4Engine cipher = new RC4Engine();
    cipher.init(true, new KeyParameter(digest(together)));
    return cipher;
  }

  private static byte[] digest(byte[] bytes) {
    try {
      return MessageDigest.getInstance("MD5").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }

  private static byte[] little(int number) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array();
  }
}
