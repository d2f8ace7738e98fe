package org.fingerpost.route.linkage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Reads, in the same order, what {@link Packing} wrote. */
final class Unpacking {
  private static final long[] NO_NUMBERS = {};
  private static final String[] NO_TEXTS = {};

  private final ByteBuffer bytes;

  Unpacking(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes);
  }

  long number() {
    return bytes.getLong();
  }

  long[] numbers() {
    int count = count();
    long[] numbers = count == 0 ? NO_NUMBERS : new long[count];
    for (int at = 0; at < count; at++) {
      numbers[at] = number();
    }
    return numbers;
  }

  int small() {
    return bytes.get();
  }

  byte[] bytes() {
    byte[] each = new byte[count()];
    bytes.get(each);
    return each;
  }

  int count() {
    int count = 0;
    int shift = 0;
    int part = bytes.get();
    while (part < 0) {
      count |= (part & (Packing.MORE - 1)) << shift;
      shift += Packing.SEVEN_BITS;
      part = bytes.get();
    }
    return count | part << shift;
  }

  String text() {
    int count = count();
    if (count == 0) {
      return "";
    }
    boolean latin = (count & 1) == 0;
    int start = bytes.position();
    bytes.position(start + count / 2);
    return new String(
        bytes.array(),
        start,
        count / 2,
        latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16BE);
  }

  String[] texts() {
    int count = count();
    String[] texts = count == 0 ? NO_TEXTS : new String[count];
    for (int at = 0; at < count; at++) {
      texts[at] = text();
    }
    return texts;
  }

  <T> T[] each(IntFunction<T[]> array, Function<Unpacking, T> reader) {
    T[] each = array.apply(count());
    for (int at = 0; at < each.length; at++) {
      each[at] = reader.apply(this);
    }
    return each;
  }
}
