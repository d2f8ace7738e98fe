package org.fingerpost.infra.hub;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a hub has started, stopped in the opposite order. A stop that comes half-way through a start
 * stops what runs, and what is started after that is stopped at once.
 */
final class CloseStack implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CloseStack.class);

  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final Thread hook = new Thread(this::stop, "stop");
  private boolean closed;

  /** Stops everything when the process is told to end (Ctrl-C, SIGTERM). */
  void closeWithProcess() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  synchronized <T extends AutoCloseable> T add(T resource) {
    if (closed) {
      closeQuietly(resource);
      throw new UsageException("The hub was stopped while it started.");
    }
    started.push(resource);
    return resource;
  }

  @Override
  public void close() {
    forgetHook();
    stop();
  }

  private void forgetHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      LOG.debug("The process is ending already");
    }
  }

  private synchronized void stop() {
    closed = true;
    while (!started.isEmpty()) {
      closeQuietly(started.pop());
    }
  }

  /** One that does not stop must not keep the others running. */
  private static void closeQuietly(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      LOG.warn("{} did not stop cleanly", resource.getClass().getSimpleName(), e);
    }
  }
}
