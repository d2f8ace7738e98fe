package org.fingerpost.route.changes;

import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something again and again on a borrowed worker, never twice at once. */
final class Ticker {
  private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);
  private static final long NONE = -1;

  private final Vertx vertx;
  private final long millis;
  private final Turn turn;
  private final AtomicBoolean isBusy = new AtomicBoolean();
  private long timer = NONE;

  /** What is done. */
  @FunctionalInterface
  interface Turn {
    void take() throws Exception;
  }

  Ticker(Vertx vertx, long millis, Turn turn) {
    this.vertx = vertx;
    this.millis = millis;
    this.turn = turn;
  }

  synchronized void start() {
    if (timer == NONE) {
      timer = vertx.setPeriodic(millis, id -> tick());
    }
  }

  synchronized void stop() {
    if (timer != NONE) {
      vertx.cancelTimer(timer);
      timer = NONE;
    }
  }

  private void tick() {
    if (isBusy.compareAndSet(false, true)) {
      vertx
          .executeBlocking(
              () -> {
                turn.take();
                return null;
              },
              false)
          .onFailure(
              problem ->
                  LOG.warn(
                      "Changes could not be told, and are told at the next turn: {}",
                      problem.getClass().getName()))
          .onComplete(done -> isBusy.set(false));
    }
  }
}
