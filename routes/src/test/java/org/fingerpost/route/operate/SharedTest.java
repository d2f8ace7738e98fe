package org.fingerpost.route.operate;

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
  void what_took_long_is_kept_for_a_thousand_times_as_long() throws Exception {
    Shared<String, Integer> shared = taking(Duration.ofMillis(200));
    assertThat(shared.of("barn")).isEqualTo(1);
    after(Duration.ofSeconds(199));
    assertThat(shared.of("barn")).isEqualTo(1);
    after(Duration.ofSeconds(1));
    assertThat(shared.of("barn")).isEqualTo(2);
  }

  @Test
  void what_took_very_long_is_made_anew_after_five_minutes() throws Exception {
    Shared<String, Integer> shared = taking(Duration.ofSeconds(3));
    assertThat(shared.of("barn")).isEqualTo(1);
    after(Duration.ofSeconds(299));
    assertThat(shared.of("barn")).isEqualTo(1);
    after(Duration.ofSeconds(1));
    assertThat(shared.of("barn")).isEqualTo(2);
  }

  private Shared<String, Integer> taking(Duration time) {
    return new Shared<>(
        key -> {
          after(time);
          return made.incrementAndGet();
        },
        now::get);
  }

  private void after(Duration time) {
    now.addAndGet(time.toNanos());
  }
}
