package org.fingerpost.route.flow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * How every route of this process is doing, told by the routes themselves. Health pages, metrics
 * and the console read it. Safe for use by many threads.
 */
public final class RouteBoard {
  /** How a route is doing. Only {@link #FRESH} means that a change would get through now. */
  public enum State {
    /** Not yet looked at its source. */
    STARTING,
    /** Looked at its source within the time it should. */
    FRESH,
    /** Did not fail, yet has not looked at its source for longer than it should. */
    LATE,
    /** Failed, and tries again by itself. */
    FAILING_RETRIABLE,
    /** Failed, and will go on failing until a person changes something. */
    FAILING_PERSON,
    /** Waits for a person to decide, as when many records would be deleted at once. */
    HELD,
    /** Stopped by a person. */
    PAUSED
  }

  /**
   * A route at one moment.
   *
   * @param stage such as {@code collect}
   * @param member the member it reads, or an empty string where it serves all
   * @param dataset the member's dataset, or an empty string
   * @param cause a sentence: why it is in this state and what to do; empty while all is well
   * @param since when it came into this state
   * @param lastChange when it last saw a record that was new or different
   * @param lastVerified when it last knew that it had seen everything there was
   * @param counts records since the process started, such as {@code read}, {@code refused}
   */
  public record Status(
      String stage,
      String member,
      String dataset,
      State state,
      String cause,
      Instant since,
      Optional<Instant> lastChange,
      Optional<Instant> lastVerified,
      Map<String, Long> counts) {

    static Status starting(String stage, String member, String dataset, Instant now) {
      return new Status(
          stage,
          member,
          dataset,
          State.STARTING,
          "",
          now,
          Optional.empty(),
          Optional.empty(),
          Map.of());
    }

    Status in(State next, String why, Instant from) {
      return new Status(stage, member, dataset, next, why, from, lastChange, lastVerified, counts);
    }
  }

  private final Map<String, Line> lines = new ConcurrentSkipListMap<>();
  private final Clock clock;
  private volatile Pauses pauses = Pauses.NONE;

  public RouteBoard(Clock clock) {
    this.clock = clock;
  }

  /**
   * The line of one route, made when it is asked for first.
   *
   * @param lateAfter how long after it last verified its source a route counts as late
   */
  public Line line(String stage, String member, String dataset, Duration lateAfter) {
    Status start = Status.starting(stage, member, dataset, clock.instant());
    return lines.computeIfAbsent(
        stage + '/' + member + '/' + dataset, name -> new Line(name, start, lateAfter));
  }

  /** From now on the routes rest that it names. */
  public void obey(Pauses newPauses) {
    pauses = newPauses;
  }

  /** Every route, in order of stage, member and dataset. */
  public List<Status> all() {
    return lines.values().stream().map(Line::status).toList();
  }

  /** What that route did last, the latest first; nothing where there is no such route. */
  public List<RouteRun> runs(String stage, String member, String dataset) {
    return Optional.ofNullable(lines.get(stage + '/' + member + '/' + dataset))
        .map(Line::runs)
        .orElse(List.of());
  }

  /** How many records stand before all routes of that stage, as they last said. */
  public long waiting(String stage) {
    return lines.values().stream()
        .filter(line -> line.memory.last().stage().equals(stage))
        .mapToLong(Line::waiting)
        .sum();
  }

  /** Where one route tells how it is doing. Safe for use by many threads. */
  public final class Line {
    private final String name;
    private final RouteMemory memory;
    private volatile long waiting;

    private Line(String name, Status start, Duration lateAfter) {
      this.name = name;
      this.memory = new RouteMemory(start, lateAfter);
    }

    /** Stage, member and dataset, for logs. */
    public String name() {
      return name;
    }

    /** So many records stand before the route that it has not taken yet. */
    public void waiting(long records) {
      waiting = records;
    }

    /** How many records stand before the route, as it last said. */
    private long waiting() {
      return waiting;
    }

    /** Whether the route is to rest: it then reads nothing, and goes on from where it was. */
    public boolean isPaused() {
      return pause().isPresent();
    }

    private Optional<Pauses.Pause> pause() {
      Status last = memory.last();
      return pauses.of(last.stage(), last.member(), last.dataset());
    }

    /** How the route is doing now; {@link State#LATE} is found out here, by the clock. */
    public Status status() {
      return pause()
          .map(word -> memory.last().in(State.PAUSED, word.cause(), word.since()))
          .orElseGet(() -> memory.at(clock.instant()));
    }

    private List<RouteRun> runs() {
      return memory.runs();
    }

    /** The route looked at its source and took what there was. */
    public void working() {
      memory.working(clock.instant());
    }

    /** The route is in that state, for that reason. */
    public void failing(State state, String cause) {
      memory.failing(state, cause, clock.instant());
    }

    /** A record came that was new or different. */
    public void sawChange() {
      memory.changed(clock.instant());
    }

    /** Adds to a count, such as {@code read} or {@code refused}. */
    public void count(String what, long more) {
      memory.count(what, more);
    }
  }
}
