package org.fingerpost.infra.hub;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a hub or the demo has started, stopped in the opposite order: at its end, or when the
 * process is told to end. Whoever comes second waits for the first. A stop that comes half-way
 * through a start stops what runs, and what is started after that is stopped at once.
 */
public final class CloseStack implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CloseStack.class);

  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final Thread hook = new Thread(this::stopWithProcess, "stop");
  private volatile Runnable told = () -> {};
  private boolean closed;

  /** Stops everything when the process is told to end (Ctrl-C, SIGTERM). */
  public void closeWithProcess() {
    closeWithProcess(() -> {});
  }

  /**
   * As {@link #closeWithProcess()}.
   *
   * @param tell is run before anything is stopped, to end whatever waits
   */
  public void closeWithProcess(Runnable tell) {
    told = tell;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void stopWithProcess() {
    told.run();
    stop();
  }

  /**
   * Takes over what has been started.
   *
   * @throws UsageException when all was stopped meanwhile; then this is stopped too
   */
  public synchronized <T extends AutoCloseable> T add(T resource) {
    if (closed) {
      closeQuietly(resource);
      throw new UsageException("It was stopped while it started.");
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
