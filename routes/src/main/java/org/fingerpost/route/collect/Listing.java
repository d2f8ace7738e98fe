package org.fingerpost.route.collect;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * The keys of one complete listing, as 64 bits of hash each: a million rows take 8 MB. It keeps no
 * connection, so that a member that hangs in the middle of its listing takes nothing from the
 * others. A missing key that has another's hash, one in some ten million million, stays undeleted;
 * none is ever deleted wrongly.
 */
final class Listing {
  private static final int PAGE = 10_000;

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

  void add(Collection<String> keys) {
    if (size + keys.size() > hashes.length) {
      hashes = Arrays.copyOf(hashes, Math.max(hashes.length * 2, size + keys.size()));
    }
    keys.forEach(key -> hashes[size++] = hash(key));
  }

  private long hash(String key) {
    return ByteBuffer.wrap(digest.digest(key.getBytes(StandardCharsets.UTF_8))).getLong();
  }

  /** The keys that the ledger knows and the listing lacks, in order. Nothing is added after it. */
  List<String> missing(RowLedger ledger, int datasetId) {
    Arrays.sort(hashes, 0, size);
    List<String> missing = new ArrayList<>();
    List<String> page = ledger.keysAfter(datasetId, "", PAGE);
    while (!page.isEmpty()) {
      page.stream().filter(key -> !holds(key)).forEach(missing::add);
      page = ledger.keysAfter(datasetId, page.get(page.size() - 1), PAGE);
    }
    return missing;
  }

  private boolean holds(String key) {
    return Arrays.binarySearch(hashes, 0, size, hash(key)) >= 0;
  }
}
