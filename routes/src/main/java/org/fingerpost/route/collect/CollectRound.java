package org.fingerpost.route.collect;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.fingerpost.connector.SourceException;
import org.fingerpost.route.flow.FlowMetrics;
import org.fingerpost.route.flow.RouteBoard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One look at a dataset, or none while it rests after a failure. Says on the board how it went and
 * never throws, so that the timer goes on.
 */
final class CollectRound {
  private static final Logger LOG = LoggerFactory.getLogger(CollectRound.class);

  private final DatasetCollector collector;
  private final DatasetTurns turns;
  private final Backlog backlog;
  private final RouteBoard.Line line;
  private final RetryRules rules;
  private final FlowMetrics metrics;
  private final Clock clock;
  private final BooleanSupplier stopping;
  private Instant restUntil = Instant.MIN;
  private int failures;
  private boolean hasTurn;
  private Optional<Instant> passingSince = Optional.empty();

  CollectRound(
      DatasetCollector collector,
      DatasetTurns turns,
      Backlog backlog,
      RouteBoard.Line line,
      RetryRules rules,
      FlowMetrics metrics,
      Clock clock,
      BooleanSupplier stopping) {
    this.collector = collector;
    this.turns = turns;
    this.backlog = backlog;
    this.line = line;
    this.rules = rules;
    this.metrics = metrics;
    this.clock = clock;
    this.stopping = stopping;
  }

  synchronized void run() {
    if (!stopping.getAsBoolean() && !line.isPaused() && !clock.instant().isBefore(restUntil)) {
      lookNow();
    }
  }

  /** Looks though it rests after a failure, as a person asked. */
  synchronized void lookNow() {
    try {
      collectInTurn();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SourceException e) {
      if (e.isUndecided()) {
        line.failing(RouteBoard.State.HELD, e.getMessage());
      } else if (isJustPassing(e)) {
        LOG.info("{} is read at the next look: {}", line.name(), e.getMessage());
      } else {
        failed(e.isRetriable(), e);
      }
    } catch (RuntimeException e) {
      failed(true, e);
    }
  }

  /**
   * Another process may be reading the dataset just now: then this one looks at the next firing.
   */
  private void collectInTurn() throws SourceException, InterruptedException {
    if (!hasTurn && !turns.take(line.name())) {
      return;
    }
    hasTurn = false;
    try {
      succeeded(collector.collect());
      // A stream stays open from look to look, and so does the turn.
      hasTurn = backlog.isFollowed();
    } finally {
      if (!hasTurn) {
        turns.giveBack(line.name());
      }
    }
  }

  private boolean isJustPassing(SourceException e) {
    Instant now = clock.instant();
    passingSince = e.isPassing() ? passingSince.or(() -> Optional.of(now)) : Optional.empty();
    return passingSince.map(since -> since.plus(rules.passing()).isAfter(now)).orElse(false);
  }

  private void succeeded(DatasetCollector.Outcome outcome) throws SourceException {
    failures = 0;
    passingSince = Optional.empty();
    line.working();
    warnOfBacklog();
    if (outcome.held() > 0) {
      line.failing(
          RouteBoard.State.HELD,
          "A complete listing lacks %d of %d records. They are kept until a person says that they may go: 'fingerpost brake' lists them. Look at the member, then say 'fingerpost brake lift', 'fingerpost brake keep', or mend the listing."
              .formatted(outcome.held(), outcome.total()));
    }
  }

  private void warnOfBacklog() throws SourceException {
    backlog
        .warning()
        .ifPresent(sentence -> line.failing(RouteBoard.State.FAILING_RETRIABLE, sentence));
  }

  private void failed(boolean retriable, Exception problem) {
    failures++;
    restUntil = clock.instant().plus(retriable ? rules.after(failures) : rules.person());
    metrics.failed(MemberTopic.STAGE);
    line.failing(
        retriable ? RouteBoard.State.FAILING_RETRIABLE : RouteBoard.State.FAILING_PERSON,
        sentence(problem));
    LOG.warn("{} failed, rests until {}: {}", line.name(), restUntil, sentence(problem));
    LOG.debug("{} failed", line.name(), problem);
  }

  /** Only sentences that were written to be shown: anything else may quote a record. */
  static String sentence(Exception problem) {
    return problem instanceof SourceException
            || problem instanceof LedgerException
            || problem instanceof org.fingerpost.route.flow.TopicWriteException
        ? problem.getMessage()
        : "Reading broke off with %s, which is a fault of the hub. It is tried again; please report it with the log."
            .formatted(problem.getClass().getName());
  }
}
