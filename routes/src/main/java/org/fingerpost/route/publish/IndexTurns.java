package org.fingerpost.route.publish;

import java.sql.SQLException;
import java.time.Duration;

/**
 * When the publisher takes what it sent into the directory's index: at once while there is nothing
 * to send, and each tenth turn while there is, so that a flood neither waits for the index nor
 * keeps the index waiting for its end.
 */
final class IndexTurns {
  private static final int EACH = 10;

  /** Learning the words reads the whole index: at most a twentieth of the time goes into it. */
  private static final int REST = 20;

  private static final long FORGET_NANOS = Duration.ofHours(6).toNanos();
  private static final long LEAST_REST_NANOS = Duration.ofSeconds(2).toNanos();

  private int busyTurns;
  private boolean hasNewWords;
  private long learnFrom = Long.MIN_VALUE;
  private long forgotten = Long.MIN_VALUE;

  /**
   * After a turn.
   *
   * @param isBusy whether the turn sent anything
   * @return how many changes were taken in
   */
  int take(Publisher publisher, boolean isBusy) throws SQLException {
    busyTurns = isBusy ? busyTurns + 1 : 0;
    if (busyTurns % EACH != 0) {
      return 0;
    }
    int taken = publisher.indexSome();
    hasNewWords |= taken > 0;
    if (taken == 0 && hasNewWords && !isBusy) {
      learn(publisher);
    }
    if (!isBusy) {
      forget(publisher);
    }
    return taken;
  }

  private void forget(Publisher publisher) throws SQLException {
    long now = System.nanoTime();
    if (forgotten == Long.MIN_VALUE || now - forgotten > FORGET_NANOS) {
      publisher.forgetDeletions();
      forgotten = now;
    }
  }

  private void learn(Publisher publisher) throws SQLException {
    long now = System.nanoTime();
    if (learnFrom == Long.MIN_VALUE || now - learnFrom >= 0) {
      publisher.learnWords();
      hasNewWords = false;
      long took = System.nanoTime() - now;
      learnFrom = System.nanoTime() + Math.max(LEAST_REST_NANOS, took * REST);
    }
  }
}
