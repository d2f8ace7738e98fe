package org.fingerpost.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.fingerpost.infra.Main;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What people who look at the console cost the flow: a first load with many open, and with none.
 */
@Command(
    name = "consoles",
    description = "First load while consoles are open, to the same while none is.")
final class OpenConsoles implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(20);
  private static final List<String> PAGES =
      List.of("/ops", "/ops/members/" + BenchMember.ID, "/ops/stages/resolve", "/ops/quarantine");
  private static final List<Boolean> NONE_FIRST = List.of(false, true);
  private static final List<Boolean> OPEN_FIRST = List.of(true, false);

  @Option(names = "--rows", defaultValue = "300000")
  private long rows;

  @Option(names = "--consoles", defaultValue = "20")
  private int consoles;

  @Option(
      names = "--page-every",
      defaultValue = "5",
      description = "Seconds between two pages that one person reads; the streams tell between.")
  private int pageEvery;

  @Option(names = "--rounds", defaultValue = "3", description = "Of each kind, in turn.")
  private int rounds;

  private final AtomicLong pages = new AtomicLong();
  private final AtomicLong events = new AtomicLong();
  private final List<String> shares = new ArrayList<>();
  private int hubs;

  @Override
  public Integer call() throws Exception {
    Scoreboard board = new Scoreboard(System.out);
    Path folder = Workspace.make();
    List<Usage> without = new ArrayList<>();
    List<Usage> with = new ArrayList<>();
    try (SourceDatabase source = new SourceDatabase(folder.resolve("source"), rows)) {
      board.heading(
          "First load of %,d rows with %d consoles and with none".formatted(rows, consoles));
      for (int round = 0; round < rounds; round++) {
        // Whatever drifts from run to run, such as the disk, meets both kinds alike.
        for (boolean isOpen : round % 2 == 0 ? NONE_FIRST : OPEN_FIRST) {
          (isOpen ? with : without).add(run(board, folder, source, isOpen ? consoles : 0));
        }
      }
    }
    tell(board, without, with);
    Workspace.remove(folder);
    return 0;
  }

  private void tell(Scoreboard board, List<Usage> without, List<Usage> with) {
    board.line(
        "%nThe consoles read %,d pages and %,d events of their streams."
            .formatted(pages.get(), events.get()));
    board.line(
        "Of the hub's, with its start, in µs a record, by thread and process that lasted:\n");
    shares.forEach(line -> board.line("- " + line));
    double seconds = median(with, usage -> usage.wall().toMillis() / 1e3);
    double more =
        median(with, usage -> usage.processor().toMillis())
            - median(without, usage -> usage.processor().toMillis());
    board.line(
        "CPU of the hub with its databases, medians: %,.0f ms more with %d consoles, %.1f ms for each second that one is open."
            .formatted(more, consoles, more / seconds / Math.max(1, consoles)));
    board.ratio(
        "throughput with %d consoles to none, medians".formatted(consoles),
        median(with, Usage::recordsPerSecond) / median(without, Usage::recordsPerSecond),
        "0.97 or more");
  }

  private static double median(List<Usage> usages, ToDoubleFunction<Usage> figure) {
    return Percentiles.median(usages.stream().map(figure::applyAsDouble).toList());
  }

  /** Somebody signs in to each hub, looked at or not: checking a password is not looking. */
  private Usage run(Scoreboard board, Path folder, SourceDatabase source, int open)
      throws Exception {
    String name = open == 0 ? "no console" : open + " consoles";
    Path home = folder.resolve("hub-" + hubs++);
    try (HubRun run = HubRun.polled(home, source.address(), "PT60S", Main.class)) {
      Onlooker.admit(run.joint());
      Onlooker onlooker = Onlooker.signedIn(run.address());
      Meter meter = new Meter(run.tree(), source.tree());
      Duration own = own();
      try (Looking looking = new Looking(onlooker, open)) {
        new FlowPosition(run, PATIENCE).awaitPublished(rows);
        looking.requireWell();
      }
      Usage usage = meter.stop(rows);
      Duration bench = own().minus(own);
      shares.add(
          "%s: the bench itself %.1f; ".formatted(name, bench.toNanos() / 1e3 / rows)
              + ProcessorShares.of(run).since(ProcessorShares.NONE, rows));
      run.awaitPublished(rows, PATIENCE); // was counted by messages, and is by records
      board.usage(name, usage);
      return usage;
    }
  }

  /** What this process has used: it waits, measures and, where consoles are open, looks. */
  private static Duration own() {
    return ProcessTree.processorTimeOf(ProcessHandle.current().pid());
  }

  /** People who look: a stream each, and a page now and then. All are signed in by one session. */
  private final class Looking implements AutoCloseable {
    private final ExecutorService listeners = Executors.newCachedThreadPool();
    private final ScheduledExecutorService browsers = Executors.newScheduledThreadPool(2);
    private final List<Future<?>> tasks = new ArrayList<>();
    private final List<PlainConnection> connections = new ArrayList<>();

    Looking(Onlooker onlooker, int people) throws IOException {
      for (int i = 0; i < people; i++) {
        InputStream stream = connection(onlooker).stream("/ops/events");
        tasks.add(listeners.submit(() -> listen(stream)));
        tasks.add(browse(connection(onlooker), i, 1_000L * pageEvery * i / people));
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
            events.incrementAndGet();
          }
          before = part[i];
        }
      }
      return null;
    }

    private Future<?> browse(PlainConnection browser, int first, long delay) {
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
        pages.incrementAndGet();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** One who saw an error measured nothing. */
    void requireWell() throws Exception {
      for (Future<?> ended :
          tasks.stream().filter((Predicate<Future<?>>) Future::isDone).toList()) {
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
}
