package org.fingerpost.route.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ReadinessTest {
  private static final Duration SHORT = Duration.ofMillis(50);

  @Test
  void what_answers_is_there_and_what_throws_is_not() {
    Dependency broken =
        new Asked(
            () -> {
              throw new java.io.IOException("password=hunter2");
            });
    try (Readiness readiness = new Readiness(List.of(new Asked(() -> {}), broken), minute())) {
      assertThat(readiness.answers())
          .extracting(Readiness.Answer::isThere)
          .containsExactly(true, false);
      assertThat(readiness.answers().toString()).doesNotContain("hunter2");
    }
  }

  @Test
  void what_hangs_is_not_waited_for_and_is_asked_once_at_a_time() {
    CountDownLatch hanging = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    Dependency hangs =
        new Asked(
            () -> {
              asked.incrementAndGet();
              hanging.await();
            });
    try (Readiness readiness = new Readiness(List.of(hangs), SHORT)) {
      for (int i = 0; i < 5; i++) {
        assertThat(readiness.answers()).noneMatch(Readiness.Answer::isThere);
      }
      assertThat(asked).hasValue(1);
      hanging.countDown();
      Awaitility.await().until(() -> readiness.answers().get(0).isThere());
    }
  }

  private static Duration minute() {
    return Duration.ofMinutes(1);
  }

  private interface Check {
    void run() throws Exception;
  }

  private record Asked(Check what) implements Dependency {
    @Override
    public String name() {
      return "something";
    }

    @Override
    public void check() throws Exception {
      what.run();
    }

    @Override
    public String advice() {
      return "See that it runs.";
    }
  }
}
