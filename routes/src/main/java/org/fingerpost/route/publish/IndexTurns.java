package org.fingerpost.route.publish;

import java.sql.SQLException;
import java.time.Duration;

/**
 * When the publisher takes what it sent into the directory's index: at once while there is nothing
 * to send, and each fiftieth turn while there is, so that a flood neither waits for the index nor
 * keeps the index waiting for its end.
 */
final class IndexTurns {
  private static final int EACH = 50;

  /**
   * Forgetting words reads the whole index, a second of it for each 100,000 entries, and nothing is
   * published meanwhile: at most a two-hundredth of the time goes into it.
   */
  private static final int REST = 200;

  private static final long FORGET_NANOS = Duration.ofHours(6).toNanos();
  private static final long LEAST_REST_NANOS = Duration.ofSeconds(2).toNanos();

  private int busyTurns;
  private boolean mayHaveLostWords = true;
  private long forgetWordsFrom = Long.MIN_VALUE;
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
    mayHaveLostWords |= taken > 0;
    if (taken == 0 && mayHaveLostWords && !isBusy) {
      forgetWords(publisher);
    }
    if (!isBusy) {
      forgetDeletions(publisher);
    }
    return taken;
  }

  private void forgetDeletions(Publisher publisher) throws SQLException {
    long now = System.nanoTime();
    if (forgotten == Long.MIN_VALUE || now - forgotten > FORGET_NANOS) {
      publisher.forgetDeletions();
      forgotten = now;
    }
  }

  private void forgetWords(Publisher publisher) throws SQLException {
    long now = System.nanoTime();
    if (forgetWordsFrom == Long.MIN_VALUE || now - forgetWordsFrom >= 0) {
      publisher.forgetWords();
      mayHaveLostWords = false;
      long took = System.nanoTime() - now;
      forgetWordsFrom = System.nanoTime() + Math.max(LEAST_REST_NANOS, took * REST);
    }
  }
}
