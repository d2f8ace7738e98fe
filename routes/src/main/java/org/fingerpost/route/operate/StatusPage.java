package org.fingerpost.route.operate;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.fingerpost.route.flow.RouteBoard;
import org.fingerpost.route.flow.RouteBoard.Status;
import org.fingerpost.route.web.Endpoint;
import org.fingerpost.route.web.Pages;
import org.fingerpost.route.web.WebRequest;
import org.fingerpost.route.web.WebResponse;

/** How the hub is doing, for a person. It answers whatever is away. */
final class StatusPage implements Endpoint {
  private final Readiness readiness;
  private final KnownCanaries routeStates;
  private final Shared<String, Map<String, Long>> counts;
  private final UnaryOperator<String> memberNames;
  private final Clock clock;

  StatusPage(
      Readiness readiness,
      KnownCanaries routeStates,
      DataSource database,
      UnaryOperator<String> memberNames,
      Clock clock) {
    this.readiness = readiness;
    this.routeStates = routeStates;
    this.counts = new Shared<>(all -> Counts.of(database));
    this.memberNames = memberNames;
    this.clock = clock;
  }

  @Override
  public WebResponse answer(WebRequest request) {
    List<String> causes =
        readiness.answers().stream()
            .filter(answer -> !answer.isThere())
            .map(Readiness.Answer::advice)
            .toList();
    Instant now = clock.instant();
    List<Status> routes = routeStates.routes(now).stream().map(RouteState::status).toList();
    StatusView view =
        new StatusView(
            headline(causes, routes, now),
            causes,
            causes.isEmpty() ? counts() : List.of(),
            worstFirst(routes, now).stream().map(status -> row(status, now)).toList());
    return Pages.render(200, "operate/status", view).with("Cache-Control", "no-store");
  }

  private static List<Status> worstFirst(List<Status> routes, Instant now) {
    return routes.stream()
        .sorted(Comparator.comparing(status -> Freshness.of(status, now).isWell()))
        .toList();
  }

  private static String headline(List<String> causes, List<Status> routes, Instant now) {
    long unwell = routes.stream().filter(status -> !Freshness.of(status, now).isWell()).count();
    if (!causes.isEmpty()) {
      return "The hub waits for something that it needs.";
    }
    if (unwell == 0) {
      return "All is well: a change at a member gets through now.";
    }
    return unwell == 1 ? "One route needs a look." : unwell + " routes need a look.";
  }

  private List<StatusView.Count> counts() {
    try {
      return counts.of("all").entrySet().stream()
          .map(entry -> new StatusView.Count(entry.getKey(), "%,d".formatted(entry.getValue())))
          .toList();
    } catch (SQLException e) {
      // The database went away, or counting takes too long: the rest of the page is worth more.
      return List.of();
    }
  }

  private StatusView.Row row(Status status, Instant now) {
    Freshness freshness = Freshness.of(status, now);
    return new StatusView.Row(
        status.stage(),
        status.member().isEmpty() ? "all" : memberNames.apply(status.member()),
        status.dataset(),
        freshness.word(),
        style(status.state(), freshness),
        freshness.cause(),
        ago(status.lastVerified(), now),
        ago(status.lastChange(), now));
  }

  private static String style(RouteBoard.State state, Freshness freshness) {
    return switch (state) {
      case FRESH -> "fresh";
      case STARTING -> freshness.isWell() ? "starting" : "late";
      case LATE, HELD, PAUSED -> "late";
      case FAILING_RETRIABLE, FAILING_PERSON -> "failing";
    };
  }

  private static String ago(Optional<Instant> at, Instant now) {
    return at.map(instant -> ago(Duration.between(instant, now))).orElse("not yet");
  }

  private static String ago(Duration age) {
    if (age.toSeconds() < 60) {
      return Math.max(0, age.toSeconds()) + " s ago";
    }
    if (age.toMinutes() < 60) {
      return age.toMinutes() + " min ago";
    }
    return age.toHours() < 48 ? age.toHours() + " h ago" : age.toDays() + " days ago";
  }
}
