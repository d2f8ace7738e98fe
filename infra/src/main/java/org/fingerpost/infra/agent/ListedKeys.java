package org.fingerpost.infra.agent;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The keys of one complete listing, as 64 bits of hash each: a million take 8 MB, which an office
 * PC has. A missing key that has another's hash stays undeleted; none is ever deleted wrongly.
 */
final class ListedKeys {
  private static final int PAGE = 1_000;

  private final MessageDigest digest = newDigest();
  private long[] hashes = new long[1_024];
  private int size;

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  void add(String key) {
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * size);
    }
    hashes[size++] = hash(key);
  }

  int size() {
    return size;
  }

  private long hash(String key) {
    return ByteBuffer.wrap(digest.digest(key.getBytes(StandardCharsets.UTF_8))).getLong();
  }

  /** The keys that the store knows and the listing lacks. Nothing is added after it. */
  List<String> missing(AgentStore store, String dataset) throws SQLException {
    Arrays.sort(hashes, 0, size);
    List<String> missing = new ArrayList<>();
    List<String> page = store.keysAfter(dataset, "", PAGE);
    while (!page.isEmpty()) {
      page.stream().filter(key -> !holds(key)).forEach(missing::add);
      page = store.keysAfter(dataset, page.get(page.size() - 1), PAGE);
    }
    return missing;
  }

  private boolean holds(String key) {
    return Arrays.binarySearch(hashes, 0, size, hash(key)) >= 0;
  }
}
