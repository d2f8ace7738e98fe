package org.fingerpost.route.operate.console;

import java.util.List;
import java.util.stream.Collectors;
import org.fingerpost.route.flow.RouteRun;

/** One member as the console shows it. */
public record MemberView(
    String id,
    String name,
    String website,
    Health health,
    List<DatasetRow> datasets,
    List<Reason> refusals,
    List<RouteRow> others) {
  /**
   * A dataset.
   *
   * @param held how many records of it the ledger has
   * @param review when the sharing agreement is to be looked at again, with a warning if that is
   *     past
   * @param brake what the mass-delete brake holds back; empty: nothing
   */
  public record DatasetRow(
      RouteRow route,
      String kind,
      String held,
      String compared,
      String publicFields,
      String memberFields,
      String lawfulBasis,
      String retention,
      String review,
      boolean isReviewDue,
      String brake,
      List<RunRow> runs) {}

  /** A run of a route. */
  public record RunRow(String when, Health health, String what) {
    static RunRow of(RouteRun run) {
      String counts =
          run.counts().entrySet().stream()
              .map(entry -> "%,d %s".formatted(entry.getValue(), entry.getKey()))
              .collect(Collectors.joining(", "));
      String quiet = "looked %,d times, nothing new".formatted(run.looks());
      String what = !run.cause().isEmpty() ? run.cause() : counts.isEmpty() ? quiet : counts;
      return new RunRow(Moments.full(run.to()), Health.of(run.state()), what);
    }
  }

  /** How many records wait for one reason. */
  public record Reason(String reason, long number, String sentence, String href) {}
}
