package org.fingerpost.connector;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The keys of one complete listing, as 64 bits of hash each: a million rows take 8 MB. It keeps no
 * connection, so that a member that hangs in the middle of its listing takes nothing from the
 * others. A missing key that has another's hash, one in some ten million million, stays undeleted;
 * none is ever deleted wrongly. Used by one thread at a time.
 */
public final class ListedKeys {
  private final MessageDigest digest = newDigest();
  private long[] hashes = new long[1_024];
  private int size;

  /**
   * Who knows the keys that stood before the listing.
   *
   * @param <E> what goes wrong when they cannot be told
   */
  @FunctionalInterface
  public interface Known<E extends Exception> {
    /** Some of the keys after that one, in order; none when it was the last. */
    List<String> after(String last) throws E;
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Notes a key that was listed. */
  public void add(String key) {
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * size);
    }
    hashes[size++] = hash(key);
  }

  /** How many keys were listed. */
  public int size() {
    return size;
  }

  private long hash(String key) {
    return ByteBuffer.wrap(digest.digest(key.getBytes(StandardCharsets.UTF_8))).getLong();
  }

  /** The keys that are known and that the listing lacks, in order. Nothing is added after it. */
  public <E extends Exception> List<String> missing(Known<E> known) throws E {
    Arrays.sort(hashes, 0, size);
    List<String> missing = new ArrayList<>();
    List<String> page = known.after("");
    while (!page.isEmpty()) {
      page.stream().filter(key -> !holds(key)).forEach(missing::add);
      page = known.after(page.get(page.size() - 1));
    }
    return missing;
  }

  private boolean holds(String key) {
    return Arrays.binarySearch(hashes, 0, size, hash(key)) >= 0;
  }
}
