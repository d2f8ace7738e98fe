package org.fingerpost.route.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.fingerpost.route.control.CanaryTable.Standing;
import org.fingerpost.route.flow.RouteBoard.State;
import org.fingerpost.route.flow.RouteBoard.Status;
import org.junit.jupiter.api.Test;

class RouteStateTest {
  private static final Instant NOW = Instant.parse("2027-01-01T12:00:00Z");

  @Test
  void a_route_whose_canary_is_stuck_is_late_though_its_source_answers() {
    RouteState stuck = state(State.FRESH, waiting(Duration.ofMinutes(2)));

    assertThat(stuck.status().state()).isEqualTo(State.LATE);
    assertThat(stuck.status().cause()).contains("has not reached the joint database");
    assertThat(stuck.toJoint()).contains(Duration.ofMinutes(2));
  }

  @Test
  void a_canary_that_is_under_way_for_a_moment_says_nothing_yet() {
    RouteState state = state(State.FRESH, waiting(Duration.ofMillis(5)));

    assertThat(state.status().state()).isEqualTo(State.FRESH);
    assertThat(state.toJoint()).contains(Duration.ofMillis(40));
  }

  @Test
  void a_route_that_fails_by_itself_keeps_its_own_cause() {
    assertThat(state(State.FAILING_PERSON, waiting(Duration.ofHours(1))).status().cause())
        .isEqualTo("why");
  }

  private static Standing waiting(Duration age) {
    return new Standing(Optional.of(NOW.minus(age)), Optional.of(Duration.ofMillis(40)));
  }

  private static RouteState state(State state, Standing canary) {
    Status told =
        new Status(
            "collect",
            "barn",
            "groups",
            state,
            "why",
            NOW.minusSeconds(600),
            Optional.empty(),
            Optional.of(NOW),
            Map.of());
    return RouteState.of(told, Map.of("barn", canary), NOW);
  }
}
