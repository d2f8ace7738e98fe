package org.fingerpost.route.search;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How a name begins: eight bytes of it as one unsigned number. Names are in the order of these
 * numbers, and only where two are equal do the names themselves have to be looked at.
 */
final class NameStart {
  private NameStart() {}

  static long of(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.wrap(Arrays.copyOf(bytes, Long.BYTES)).getLong();
  }
}
