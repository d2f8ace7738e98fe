package org.fingerpost.connector.database;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.fingerpost.connector.Page;
import org.fingerpost.connector.PageSink;

/**
 * Reads the next page while the one before is made safe, so that neither the member's database nor
 * the hub waits for the other all the time. The sink is called in the caller's own thread, one page
 * at a time; at most one more page stands ready, and one is being read.
 */
final class ReadAhead {
  private static final long JOIN_MILLIS = 20;

  /** Empty: there is no more. */
  private final BlockingQueue<Optional<Page>> ready = new ArrayBlockingQueue<>(1);

  private final FutureTask<Void> reader;

  private ReadAhead(Reading reading) {
    this.reader =
        new FutureTask<>(
            () -> {
              try {
                reading.into(page -> ready.put(Optional.of(page)));
              } finally {
                ready.put(Optional.empty());
              }
              return null;
            });
  }

  /** Something that reads pages. It is called in another thread. */
  @FunctionalInterface
  interface Reading {
    void into(PageSink pages) throws SQLException, InterruptedException;
  }

  /**
   * Reads everything into the sink. When it returns or throws, nothing is read any more: the
   * connection is the caller's alone again.
   */
  static void run(Reading reading, PageSink sink) throws SQLException, InterruptedException {
    ReadAhead ahead = new ReadAhead(reading);
    Thread thread = new Thread(ahead.reader, Thread.currentThread().getName() + " reads ahead");
    thread.setDaemon(true);
    thread.start();
    try {
      ahead.handOver(sink);
    } finally {
      ahead.end(thread);
    }
  }

  private void handOver(PageSink sink) throws SQLException, InterruptedException {
    for (Optional<Page> page = ready.take(); page.isPresent(); page = ready.take()) {
      sink.accept(page.get());
    }
    requireWhole();
  }

  private void requireWhole() throws SQLException, InterruptedException {
    try {
      reader.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SQLException problem) {
        throw problem;
      }
      if (e.getCause() instanceof RuntimeException problem) {
        throw problem;
      }
      if (e.getCause() instanceof Error problem) {
        throw problem;
      }
      throw new IllegalStateException("a page could not be read", e.getCause());
    }
  }

  /** An interrupt of the caller's own must not leave the reader behind on the connection. */
  private void end(Thread thread) {
    boolean isInterrupted = false;
    while (thread.isAlive()) {
      reader.cancel(true);
      ready.clear();
      try {
        thread.join(JOIN_MILLIS);
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
