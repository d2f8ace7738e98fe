package org.fingerpost.route.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CrowdedKeysTest {
  private static final int MANY = 50_000;
  private static final int OTHERS = 1_000_000;

  @Test
  void keys_that_were_counted_are_crowded_and_others_are_not() {
    LongCounts counts = new LongCounts(16);
    hashes(1, MANY).forEach(key -> counts.add(key, 13));
    CrowdedKeys crowded = new CrowdedKeys(counts);
    assertThat(hashes(1, MANY)).allMatch(crowded::holds);
    assertThat(hashes(2, OTHERS)).noneMatch(crowded::holds);
  }

  @Test
  void none_is_crowded_where_none_was_counted() {
    CrowdedKeys crowded = new CrowdedKeys(new LongCounts(16));
    assertThat(hashes(3, OTHERS)).noneMatch(crowded::holds);
  }

  private static LongStream hashes(int seed, int count) {
    return new Random(seed).longs(count);
  }
}
