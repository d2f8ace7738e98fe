package org.fingerpost.connector.access;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Protects an .accdb file by a password as Access 2010 and later do, with AES, as [MS-OFFCRYPTO]
 * 2.3.4.10 to 2.3.4.13 has it ("agile encryption"), page by page.
 */
final class AgileFile {
  private static final int PAGE = 4_096;
  private static final int KEY_AT = 0x3E;
  private static final int INFO_AT = 0x299;
  private static final int KEY = 0x27D40C15;
  private static final int BLOCK = 16;

  private static final byte[] VERIFIER_INPUT = block(0xFEA7D2763B4B9E79L);
  private static final byte[] VERIFIER_VALUE = block(0xD7AA0F6D3061344EL);
  private static final byte[] KEY_VALUE = block(0x146E0BE7ABACD0D6L);

  private static final String INFO =
      """
      <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
      <encryption xmlns="http://schemas.microsoft.com/office/2006/encryption" \
      xmlns:p="http://schemas.microsoft.com/office/2006/keyEncryptor/password">\
      <keyData %1$s saltValue="%2$s"/><keyEncryptors>\
      <keyEncryptor uri="http://schemas.microsoft.com/office/2006/keyEncryptor/password">\
      <p:encryptedKey spinCount="%3$d" %1$s saltValue="%4$s" encryptedVerifierHashInput="%5$s" \
      encryptedVerifierHashValue="%6$s" encryptedKeyValue="%7$s"/></keyEncryptor></keyEncryptors></encryption>""";

  /** Access's own choices: those of 2010 are 128 bits and SHA-1. */
  enum Strength {
    ACCESS_2010("SHA-1", "SHA1", 128, 20),
    STRONGER("SHA-512", "SHA512", 256, 64);

    private final String digest;
    private final String attributes;
    private final int keyBytes;

    Strength(String digest, String name, int keyBits, int hashSize) {
      this.digest = digest;
      this.keyBytes = keyBits / 8;
      this.attributes =
          "saltSize=\"16\" blockSize=\"16\" keyBits=\"%d\" hashSize=\"%d\" cipherAlgorithm=\"AES\" cipherChaining=\"ChainingModeCBC\" hashAlgorithm=\"%s\""
              .formatted(keyBits, hashSize, name);
    }
  }

  private static final int SPINS = 100_000;

  private final Strength strength;

  private AgileFile(Strength strength) {
    this.strength = strength;
  }

  static void protect(Path file, String password, Strength strength)
      throws IOException, GeneralSecurityException {
    new AgileFile(strength).protect(file, password);
  }

  private void protect(Path file, String password) throws IOException, GeneralSecurityException {
    byte[] bytes = Files.readAllBytes(file);
    byte[] dataSalt = Arrays.copyOf(digest("data salt".getBytes(StandardCharsets.UTF_8)), BLOCK);
    byte[] secret =
        Arrays.copyOf(
            digest("the file's own key".getBytes(StandardCharsets.UTF_8)), strength.keyBytes);
    byte[] mask = little(KEY);
    for (int i = 0; i < mask.length; i++) {
      bytes[KEY_AT + i] ^= mask[i];
    }
    byte[] info = info(password, dataSalt, secret);
    System.arraycopy(info, 0, bytes, INFO_AT, info.length);
    for (int page = 1; page * PAGE < bytes.length; page++) {
      byte[] iv = Arrays.copyOf(digest(dataSalt, little(KEY ^ page)), BLOCK);
      byte[] plain = Arrays.copyOfRange(bytes, page * PAGE, (page + 1) * PAGE);
      System.arraycopy(aes(secret, iv, plain), 0, bytes, page * PAGE, PAGE);
    }
    Files.write(file, bytes);
  }

  /** Its length, the version 4.4, the flag of agile encryption, and the description. */
  private byte[] info(String password, byte[] dataSalt, byte[] secret)
      throws GeneralSecurityException {
    byte[] salt = Arrays.copyOf(digest("key salt".getBytes(StandardCharsets.UTF_8)), BLOCK);
    byte[] spun = spun(password, salt);
    byte[] verifier = Arrays.copyOf(digest("verifier".getBytes(StandardCharsets.UTF_8)), BLOCK);
    byte[] hashed = digest(verifier);
    byte[] xml =
        INFO.formatted(
                strength.attributes,
                text(dataSalt),
                SPINS,
                text(salt),
                text(aes(key(spun, VERIFIER_INPUT), salt, verifier)),
                text(aes(key(spun, VERIFIER_VALUE), salt, Arrays.copyOf(hashed, padded(hashed)))),
                text(aes(key(spun, KEY_VALUE), salt, secret)))
            .getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(2 + 8 + xml.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort((short) (8 + xml.length))
        .putShort((short) 4)
        .putShort((short) 4)
        .putInt(0x40)
        .put(xml)
        .array();
  }

  private static int padded(byte[] bytes) {
    return (bytes.length + BLOCK - 1) / BLOCK * BLOCK;
  }

  private byte[] spun(String password, byte[] salt) throws GeneralSecurityException {
    byte[] hash = digest(salt, password.getBytes(StandardCharsets.UTF_16LE));
    for (int spin = 0; spin < SPINS; spin++) {
      hash = digest(little(spin), hash);
    }
    return hash;
  }

  /** A hash that is shorter than the key is filled up with 0x36. */
  private byte[] key(byte[] spun, byte[] block) throws GeneralSecurityException {
    byte[] hash = digest(spun, block);
    byte[] key = Arrays.copyOf(hash, strength.keyBytes);
    if (hash.length < key.length) {
      Arrays.fill(key, hash.length, key.length, (byte) 0x36);
    }
    return key;
  }

  private byte[] digest(byte[]... parts) throws GeneralSecurityException {
    MessageDigest digest = MessageDigest.getInstance(strength.digest);
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  private static byte[] aes(byte[] key, byte[] iv, byte[] plain) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
    return cipher.doFinal(plain);
  }

  private static String text(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] block(long number) {
    return ByteBuffer.allocate(8).putLong(number).array();
  }

  private static byte[] little(int number) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array();
  }
}
