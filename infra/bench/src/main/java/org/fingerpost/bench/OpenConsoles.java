package org.fingerpost.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
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
  private static final long PAGE_EVERY_MILLIS = 5_000;

  @Option(names = "--rows", defaultValue = "300000")
  private long rows;

  @Option(names = "--consoles", defaultValue = "20")
  private int consoles;

  @Option(names = "--rounds", defaultValue = "3", description = "Of each kind, in turn.")
  private int rounds;

  private final AtomicLong pages = new AtomicLong();
  private final AtomicLong events = new AtomicLong();

  @Override
  public Integer call() throws Exception {
    Scoreboard board = new Scoreboard(System.out);
    Path folder = Workspace.make();
    List<Double> without = new ArrayList<>();
    List<Double> with = new ArrayList<>();
    try (SourceDatabase source = new SourceDatabase(folder.resolve("source"), rows)) {
      board.heading(
          "First load of %,d rows with %d consoles and with none".formatted(rows, consoles));
      for (int round = 0; round < rounds; round++) {
        without.add(run(board, "no console", folder.resolve("none-" + round), source, 0));
        with.add(
            run(board, consoles + " consoles", folder.resolve("some-" + round), source, consoles));
      }
    }
    board.line(
        "%nThe consoles read %,d pages and %,d lines of their streams."
            .formatted(pages.get(), events.get()));
    board.ratio(
        "throughput with %d consoles to none, medians".formatted(consoles),
        Percentiles.median(with) / Percentiles.median(without),
        "0.97 or more");
    Workspace.remove(folder);
    return 0;
  }

  private double run(Scoreboard board, String name, Path folder, SourceDatabase source, int open)
      throws Exception {
    try (HubRun run = HubRun.polled(folder, source.address(), "PT60S", Main.class)) {
      Meter meter = new Meter(run.tree(), source.tree());
      Onlooker.admit(run.joint());
      try (Looking looking = new Looking(run.address(), open)) {
        run.awaitPublished(rows, PATIENCE);
        looking.requireWell();
      }
      Usage usage = meter.stop(rows);
      board.usage(name, usage);
      return usage.recordsPerSecond();
    }
  }

  /** People who look, each in two threads. */
  private final class Looking implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Future<?>> tasks = new ArrayList<>();
    private final List<InputStream> streams = new ArrayList<>();

    Looking(URI hub, int people) throws IOException, InterruptedException {
      for (int i = 0; i < people; i++) {
        Onlooker onlooker = Onlooker.signedIn(hub);
        InputStream stream = onlooker.stream();
        streams.add(stream);
        tasks.add(threads.submit(() -> listen(stream)));
        tasks.add(threads.submit(() -> browse(onlooker)));
      }
    }

    private Void listen(InputStream stream) throws IOException {
      for (int next = stream.read(); next >= 0; next = stream.read()) {
        if (next == '\n') {
          events.incrementAndGet();
        }
      }
      return null;
    }

    private Void browse(Onlooker onlooker) throws IOException, InterruptedException {
      for (int i = 0; ; i++) {
        onlooker.get(PAGES.get(i % PAGES.size()), 200);
        pages.incrementAndGet();
        Thread.sleep(PAGE_EVERY_MILLIS);
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
    public void close() throws IOException {
      threads.shutdownNow();
      for (InputStream stream : streams) {
        stream.close();
      }
    }
  }
}
