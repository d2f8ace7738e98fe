package org.fingerpost.connector.access;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bouncycastle.crypto.engines.RC4Engine;
import org.bouncycastle.crypto.params.KeyParameter;

/** Encodes an .mdb file as Access does under "Encode/Decode database": RC4, page by page. */
final class EncodedFile {
  private static final int PAGE = 4_096;
  private static final int KEY_AT = 0x3E;
  private static final int KEY = 0x5A17C3E9;

  private EncodedFile() {}

  static void encode(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    // The header is masked by exclusive or; the key of a file that is not encoded is nought.
    byte[] key = little(KEY);
    for (int i = 0; i < key.length; i++) {
      bytes[KEY_AT + i] ^= key[i];
    }
    for (int page = 1; page * PAGE < bytes.length; page++) {
      // Java's own RC4 takes no key as short as Access's.
      RC4Engine cipher = new RC4Engine();
      cipher.init(true, new KeyParameter(little(KEY ^ page)));
      cipher.processBytes(bytes, page * PAGE, PAGE, bytes, page * PAGE);
    }
    Files.write(file, bytes);
  }

  private static byte[] little(int number) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array();
  }
}
