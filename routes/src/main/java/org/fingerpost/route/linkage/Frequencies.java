package org.fingerpost.route.linkage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * What a model knows about how often things occur, by hash.
 *
 * @param records how many records it learned from
 * @param spread by how many different ones a value is held; values held by one are left out
 * @param words in how many names a word stands
 * @param towns in how many records a town stands, and each word of its name
 * @param crowded blocking keys that too many records hold
 */
record Frequencies(
    double records, LongCounts spread, LongCounts words, LongCounts towns, Crowd crowded) {
  private static final int ENTRY = Long.BYTES + Float.BYTES;

  /** As if this many records had been seen, and nothing in them been frequent. */
  static Frequencies none(double records) {
    return new Frequencies(
        records,
        new LongCounts(8),
        new LongCounts(8),
        new LongCounts(8),
        Crowd.of(new LongCounts(8)));
  }

  static Frequencies read(JsonNode node) {
    return new Frequencies(
        node.path("records").asDouble(),
        counts(node.path("spread").asText()),
        counts(node.path("words").asText()),
        counts(node.path("towns").asText()),
        new CrowdedKeys(counts(node.path("crowded").asText())));
  }

  void write(ObjectNode node) {
    node.put("records", records)
        .put("spread", text(spread))
        .put("words", text(words))
        .put("towns", text(towns))
        .put("crowded", text(crowded.known()));
  }

  /** Hash and count of each, in the order of the hashes, in base 64. */
  private static String text(LongCounts counts) {
    long[] keys = counts.sortedKeys();
    ByteBuffer bytes = ByteBuffer.allocate(keys.length * ENTRY);
    for (long key : keys) {
      bytes.putLong(key).putFloat(counts.get(key));
    }
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  private static LongCounts counts(String text) {
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
    LongCounts counts = new LongCounts(bytes.remaining() / ENTRY);
    while (bytes.remaining() >= ENTRY) {
      long key = bytes.getLong();
      counts.add(key, bytes.getFloat());
    }
    return counts;
  }
}
