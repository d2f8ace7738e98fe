package org.fingerpost.route.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OutlinesTest {
  private static final int MANY = 4_000;
  private static final int EACH = 60;

  private final Outlines outlines = new Outlines();

  @Test
  void outlines_that_stay_are_as_they_were_after_most_have_gone() {
    for (int number = 0; number < MANY; number++) {
      outlines.put(number, outline(number));
    }
    for (int number = 0; number < MANY; number++) {
      if (stays(number)) {
        continue;
      }
      outlines.remove(number);
    }
    outlines.put(0, outline(MANY));
    assertThat(Arrays.copyOf(outlines.get(0), EACH)).isEqualTo(outline(MANY));
    for (int number = 1; number < MANY; number++) {
      if (stays(number)) {
        assertThat(Arrays.copyOf(outlines.get(number), EACH)).isEqualTo(outline(number));
      }
    }
  }

  /** The first that stay have numbers that no doubling leads to. */
  private static boolean stays(int number) {
    return number % 7 == 5;
  }

  private static long[] outline(int number) {
    long[] outline = new long[EACH];
    Arrays.fill(outline, number + 1);
    return outline;
  }
}
