package org.fingerpost.route.linkage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes what of a record is compared into one piece, for {@link Unpacking} to read. */
final class Packing {
  /** What of a number a byte holds; the bit above it says that more is to come. */
  static final int SEVEN_BITS = 7;

  static final int MORE = 1 << SEVEN_BITS;

  private ByteBuffer bytes = ByteBuffer.allocate(512);

  byte[] bytes() {
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  void number(long number) {
    room(Long.BYTES).putLong(number);
  }

  void numbers(long[] numbers) {
    count(numbers.length);
    for (long number : numbers) {
      number(number);
    }
  }

  /** Of one byte. */
  void small(int number) {
    room(1).put((byte) number);
  }

  void bytes(byte[] each) {
    count(each.length);
    room(each.length).put(each);
  }

  /** Nearly always of one byte. */
  void count(int count) {
    int left = count;
    while (left >= MORE) {
      small(left | MORE);
      left >>>= SEVEN_BITS;
    }
    small(left);
  }

  void text(String text) {
    boolean latin = text.chars().allMatch(letter -> letter < 256);
    byte[] letters = text.getBytes(latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16BE);
    count(2 * letters.length + (latin ? 0 : 1));
    room(letters.length).put(letters);
  }

  void texts(String[] texts) {
    count(texts.length);
    for (String text : texts) {
      text(text);
    }
  }

  private ByteBuffer room(int more) {
    if (bytes.remaining() < more) {
      ByteBuffer larger = ByteBuffer.allocate(2 * bytes.capacity() + more);
      bytes = larger.put(bytes.flip());
    }
    return bytes;
  }
}
