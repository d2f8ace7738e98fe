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

  private static final long FORGET_NANOS = Duration.ofHours(6).toNanos();

  private int busyTurns;
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
}
