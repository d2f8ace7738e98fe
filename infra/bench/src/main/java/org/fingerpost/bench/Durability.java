package org.fingerpost.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.fingerpost.infra.Main;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What it costs that a power cut loses nothing: the same first load with and without. */
@Command(
    name = "durability",
    description = "First load with the embedded broker's log forced to the disk, and without.")
final class Durability implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @Option(names = "--rows", defaultValue = "200000")
  private long rows;

  @Option(names = "--rounds", defaultValue = "3")
  private int rounds;

  @Override
  public Integer call() throws Exception {
    Scoreboard board = new Scoreboard(System.out);
    Path folder = Workspace.make();
    List<Double> ratios = new ArrayList<>();
    try (SourceDatabase source = new SourceDatabase(folder.resolve("source"), rows)) {
      board.heading("First load of %,d rows, fresh JVM, all stages".formatted(rows));
      for (int round = 1; round <= rounds; round++) {
        Usage without = load(folder.resolve("without-" + round), source, UnflushedMain.class);
        board.usage("log not forced, round " + round, without);
        Usage with = load(folder.resolve("with-" + round), source, Main.class);
        board.usage("log forced, round " + round, with);
        ratios.add(with.recordsPerSecond() / without.recordsPerSecond());
      }
    }
    board.ratio("records/s, log forced to not forced, median", Percentiles.median(ratios), "told");
    Workspace.remove(folder);
    return 0;
  }

  private Usage load(Path folder, SourceDatabase source, Class<?> mainClass)
      throws IOException, InterruptedException {
    try (HubRun run = HubRun.polled(folder, source.address(), "PT60S", mainClass)) {
      Meter meter = new Meter(run.tree(), source.tree());
      run.awaitPublished(rows, PATIENCE);
      return meter.stop(rows);
    }
  }
}
