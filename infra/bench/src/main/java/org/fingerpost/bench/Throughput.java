package org.fingerpost.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.fingerpost.infra.Main;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A first load: PostgreSQL to the joint database and the feed, against the peer's plain copy. */
@Command(name = "throughput", description = "First load of a table: the hub against the peer.")
final class Throughput implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @Option(names = "--rows", defaultValue = "500000")
  private long rows;

  @Option(names = "--peer", defaultValue = "BEST", description = "BEST, DEFAULT or NONE")
  private String peer;

  @Option(names = "--stages", defaultValue = "ALL", description = "ALL, STORE or BOTH")
  private String stages;

  @Override
  public Integer call() throws Exception {
    Scoreboard board = new Scoreboard(System.out);
    Path folder = Files.createTempDirectory("fingerpost-bench");
    try (SourceDatabase source = new SourceDatabase(folder.resolve("source"), rows)) {
      board.heading("First load of %,d rows of about 1 KB, fresh JVM".formatted(rows));
      Usage copied = peer.equals("NONE") ? null : peer(folder, source);
      if (copied != null) {
        board.usage("Kafka Connect + Debezium + JDBC sink, " + peer.toLowerCase(), copied);
      }
      if (!stages.equals("STORE")) {
        compare(board, "hub, all stages", hub(folder, source), copied, "1.0 or more");
      }
      if (!stages.equals("ALL")) {
        compare(
            board, "hub, without resolve and publish", store(folder, source), copied, "1.4 or more");
      }
    }
    return 0;
  }

  private static void compare(
      Scoreboard board, String name, Usage hub, Usage copied, String mustReach) {
    board.usage(name, hub);
    if (copied != null) {
      board.ratio(
          name + ", rows/s to the peer's",
          hub.recordsPerSecond() / copied.recordsPerSecond(),
          mustReach);
      board.ratio(
          name + ", CPU a record to the peer's",
          hub.processorMicrosPerRecord() / copied.processorMicrosPerRecord(),
          "1.0 or less");
      board.ratio(
          name + ", peak memory to the peer's",
          hub.peakMegabytes() / copied.peakMegabytes(),
          "less than 0.5");
    }
  }

  private Usage peer(Path folder, SourceDatabase source)
      throws IOException, InterruptedException {
    try (PeerRun run =
        new PeerRun(folder.resolve("peer"), source.address(), Peer.Settings.valueOf(peer))) {
      Meter meter = new Meter(run.tree(), source.tree());
      run.awaitRows(rows, PATIENCE);
      return meter.stop(rows);
    }
  }

  private Usage hub(Path folder, SourceDatabase source)
      throws IOException, InterruptedException {
    try (HubRun run =
        new HubRun(folder.resolve("hub"), source.address(), "PT60S", Main.class)) {
      Meter meter = new Meter(run.tree(), source.tree());
      run.awaitPublished(rows, PATIENCE);
      return meter.stop(rows);
    }
  }

  private Usage store(Path folder, SourceDatabase source)
      throws IOException, InterruptedException, SQLException {
    throw new UnsupportedOperationException("store");
  }
}
