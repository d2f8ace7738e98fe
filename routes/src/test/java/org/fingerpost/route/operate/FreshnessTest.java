package org.fingerpost.route.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.fingerpost.route.flow.RouteBoard.State;
import org.fingerpost.route.flow.RouteBoard.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FreshnessTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void a_route_that_verified_its_source_is_well_and_says_how_long_ago() {
    Freshness freshness = Freshness.of(status(State.FRESH, "", 3_600, Optional.of(4)), NOW);
    assertThat(freshness).isEqualTo(new Freshness("fresh", true, "", lag(4)));
  }

  @Test
  void a_clock_that_was_set_back_gives_no_negative_lag() {
    Freshness freshness = Freshness.of(status(State.FRESH, "", 0, Optional.of(-9)), NOW);
    assertThat(freshness.lag()).isEqualTo(lag(0));
  }

  @Test
  void a_route_may_take_a_while_to_start_and_then_has_to_say_why() {
    assertThat(Freshness.of(status(State.STARTING, "", 119, Optional.empty()), NOW).isWell())
        .isTrue();
    Freshness slow = Freshness.of(status(State.STARTING, "", 121, Optional.empty()), NOW);
    assertThat(slow.isWell()).isFalse();
    assertThat(slow.cause()).contains("has not looked at its source");
  }

  @ParameterizedTest
  @EnumSource(
      value = State.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"FRESH", "STARTING"})
  void every_other_state_is_unwell_and_has_a_cause(State state) {
    assertThat(Freshness.of(status(state, "The password is refused.", 1, Optional.of(1)), NOW))
        .matches(freshness -> !freshness.isWell())
        .extracting(Freshness::cause)
        .isEqualTo("The password is refused.");
    assertThat(Freshness.of(status(state, "", 1, Optional.of(1)), NOW).cause()).isNotBlank();
  }

  private static Status status(
      State state, String cause, long secondsInState, Optional<Integer> verifiedSecondsAgo) {
    return new Status(
        "collect",
        "evesham-vc",
        "groups",
        state,
        cause,
        NOW.minusSeconds(secondsInState),
        Optional.empty(),
        verifiedSecondsAgo.map(NOW::minusSeconds),
        Map.of());
  }

  private static Optional<Duration> lag(long seconds) {
    return Optional.of(Duration.ofSeconds(seconds));
  }
}
