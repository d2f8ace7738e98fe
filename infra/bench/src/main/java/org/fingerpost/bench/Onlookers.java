package org.fingerpost.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** People who look: a stream each, and a page now and then. All are signed in by one session. */
final class Onlookers implements AutoCloseable {
  private static final List<String> PAGES =
      List.of("/ops", "/ops/members/" + BenchMember.ID, "/ops/stages/resolve", "/ops/quarantine");

  private final ExecutorService listeners = Executors.newCachedThreadPool();
  private final ScheduledExecutorService browsers = Executors.newScheduledThreadPool(2);
  private final List<Future<?>> tasks = new ArrayList<>();
  private final List<PlainConnection> connections = new ArrayList<>();
  private final Seen seen;

  /** What all who looked have read. */
  static final class Seen {
    private final AtomicLong pages = new AtomicLong();
    private final AtomicLong events = new AtomicLong();

    @Override
    public String toString() {
      return "%,d pages and %,d events of their streams".formatted(pages.get(), events.get());
    }
  }

  /**
   * They begin to look.
   *
   * @param pageEvery seconds between two pages that one of them reads
   * @param seen is added to
   */
  Onlookers(Onlooker onlooker, int people, int pageEvery, Seen seen) throws IOException {
    this.seen = seen;
    for (int i = 0; i < people; i++) {
      InputStream stream = connection(onlooker).stream("/ops/events");
      tasks.add(listeners.submit(() -> listen(stream)));
      tasks.add(browse(connection(onlooker), i, 1_000L * pageEvery * i / people, pageEvery));
    }
  }

  private PlainConnection connection(Onlooker onlooker) throws IOException {
    PlainConnection connection = onlooker.connect();
    connections.add(connection);
    return connection;
  }

  /** An event ends with an empty line, and nothing else on the wire holds one. */
  private Void listen(InputStream stream) throws IOException {
    byte[] part = new byte[8_192];
    byte before = 0;
    for (int read = stream.read(part); read >= 0; read = stream.read(part)) {
      for (int i = 0; i < read; i++) {
        if (part[i] == '\n' && before == '\n') {
          seen.events.incrementAndGet();
        }
        before = part[i];
      }
    }
    return null;
  }

  private Future<?> browse(PlainConnection browser, int first, long delay, int pageEvery) {
    AtomicInteger next = new AtomicInteger(first);
    return browsers.scheduleAtFixedRate(
        () -> look(browser, PAGES.get(next.getAndIncrement() % PAGES.size())),
        delay,
        1_000L * pageEvery,
        TimeUnit.MILLISECONDS);
  }

  private void look(PlainConnection browser, String page) {
    try {
      browser.get(page);
      seen.pages.incrementAndGet();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One who saw an error measured nothing. */
  void requireWell() throws Exception {
    for (Future<?> ended : tasks.stream().filter((Predicate<Future<?>>) Future::isDone).toList()) {
      ended.get();
      throw new IllegalStateException("a stream of the console ended by itself");
    }
  }

  @Override
  public void close() {
    browsers.shutdownNow();
    listeners.shutdownNow();
    connections.forEach(PlainConnection::close);
  }
}
