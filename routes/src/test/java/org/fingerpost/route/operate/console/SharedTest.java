package org.fingerpost.route.operate.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SharedTest {
  private final AtomicLong now = new AtomicLong();
  private final AtomicInteger made = new AtomicInteger();

  @Test
  void what_is_quickly_made_is_kept_for_a_second_for_all_who_ask() throws Exception {
    Shared<String, Integer> shared = new Shared<>(key -> made.incrementAndGet(), now::get);
    assertThat(shared.of("barn")).isEqualTo(1);
    after(Duration.ofMillis(999));
    assertThat(shared.of("barn")).isEqualTo(1);
    assertThat(shared.of("vale")).isEqualTo(2);
    after(Duration.ofMillis(1));
    assertThat(shared.of("barn")).isEqualTo(3);
  }

  @Test
  void what_took_long_is_kept_for_a_hundred_times_as_long() throws Exception {
    Shared<String, Integer> shared = new Shared<>(this::slowly, now::get);
    assertThat(shared.of("barn")).isEqualTo(1);
    after(Duration.ofSeconds(19));
    assertThat(shared.of("barn")).isEqualTo(1);
    after(Duration.ofSeconds(2));
    assertThat(shared.of("barn")).isEqualTo(2);
  }

  private int slowly(String key) {
    after(Duration.ofMillis(200));
    return made.incrementAndGet();
  }

  private void after(Duration time) {
    now.addAndGet(time.toNanos());
  }
}
