package org.fingerpost.route.operate.console;

import java.util.Collection;
import java.util.Comparator;
import org.fingerpost.route.flow.RouteBoard.State;
import org.fingerpost.route.flow.RouteBoard.Status;

/**
 * How something is doing, as a word, a sign and a colour: never by colour alone.
 *
 * @param style the class that colours it
 */
public record Health(String word, String sign, String style, int severity) {
  private static final Health NOTHING = new Health("not heard from", "○", "none", 0);

  static Health of(State state) {
    return switch (state) {
      case FRESH -> new Health("fresh", "✓", "fresh", 1);
      case STARTING -> new Health("starting", "…", "starting", 2);
      case PAUSED -> new Health("paused", "Ⅱ", "paused", 3);
      case LATE -> new Health("late", "◷", "late", 4);
      case HELD -> new Health("held, needs a person", "✋", "held", 5);
      case FAILING_RETRIABLE -> new Health("failing, trying again", "↻", "failing", 6);
      case FAILING_PERSON -> new Health("failing, needs a person", "✕", "failing", 7);
    };
  }

  /** That of the one that is worst. */
  static Health worst(Collection<Status> routes) {
    return routes.stream()
        .map(status -> of(status.state()))
        .max(Comparator.comparingInt(Health::severity))
        .orElse(NOTHING);
  }

  boolean isWell() {
    return severity <= 2;
  }
}
