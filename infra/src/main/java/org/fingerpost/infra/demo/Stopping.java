package org.fingerpost.infra.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the demo has started, stopped in the opposite order: at its end, or when the process is told
 * to end. Whoever comes second waits for the first.
 */
final class Stopping implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Stopping.class);

  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final CountDownLatch told;
  private final Thread hook = new Thread(this::stopWithProcess, "demo-stop");

  /** Stops with the process, and tells it to whoever waits on the latch. */
  Stopping(CountDownLatch told) {
    this.told = told;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  synchronized <T extends AutoCloseable> T add(T thing) {
    started.push(thing);
    return thing;
  }

  private void stopWithProcess() {
    told.countDown();
    stop();
  }

  private synchronized void stop() {
    while (!started.isEmpty()) {
      stopQuietly(started.pop());
    }
  }

  /** One that does not stop must not keep the others running. */
  private static void stopQuietly(AutoCloseable thing) {
    try {
      thing.close();
    } catch (Exception e) {
      LOG.warn("{} did not stop cleanly", thing.getClass().getSimpleName(), e);
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      LOG.debug("the process is ending already");
    }
    stop();
  }
}
