package org.fingerpost.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fingerpost.infra.Main;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A first load: PostgreSQL to the joint database and the feed, against the peer's plain copy. */
@Command(name = "throughput", description = "First load of a table: the hub against the peer.")
final class Throughput implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String LINKED =
      "SELECT (SELECT count(*) FROM source_record WHERE joint_id IS NOT NULL) - (SELECT count(*) FROM outbox)";

  @Option(names = "--rows", defaultValue = "500000")
  private long rows;

  @Option(
      names = "--peer",
      defaultValue = "BEST",
      description = "${COMPLETION-CANDIDATES}; BEST tries both of its fast settings.")
  private Opponent peer;

  @Option(names = "--stages", defaultValue = "ALL", description = "${COMPLETION-CANDIDATES}")
  private Part stages;

  @Option(
      names = "--linking",
      defaultValue = "KEYS",
      description =
          "What the hub links by: ${COMPLETION-CANDIDATES}; the row is told of KEYS, the first rule.")
  private Linked linking;

  private long joint;

  /** What the hub links by. */
  enum Linked {
    KEYS,
    MODEL,
    BOTH
  }

  /** What of the hub runs. */
  enum Part {
    ALL,
    STORE,
    BOTH
  }

  /** What it is compared with. */
  enum Opponent {
    BEST,
    DEFAULT,
    NONE;

    List<Peer.Settings> settings() {
      return switch (this) {
        case BEST -> List.of(Peer.Settings.BATCHES, Peer.Settings.ARRAYS);
        case DEFAULT -> List.of(Peer.Settings.DEFAULT);
        case NONE -> List.of();
      };
    }
  }

  @Override
  public Integer call() throws Exception {
    Scoreboard board = new Scoreboard(System.out);
    Path folder = Workspace.make();
    try (SourceDatabase source = new SourceDatabase(folder.resolve("source"), rows)) {
      board.heading("First load of %,d rows of about 1 KB, fresh JVM".formatted(rows));
      Optional<Usage> copied = fastest(board, folder, source);
      if (stages != Part.STORE && linking != Linked.MODEL) {
        compare(board, "hub, all stages", hub(folder, source), copied, "1.0 or more");
      }
      if (stages != Part.STORE && linking != Linked.KEYS) {
        compare(board, "hub, linked by a model", modelled(folder, source), copied, "told");
        System.out.printf(
            "%nThe model made %,d joint records of %,d rows, of which none is about the same one.%n",
            joint, rows);
      }
      if (stages != Part.ALL) {
        Usage stored = store(folder, source);
        compare(board, "hub, without resolve and publish", stored, copied, "1.4 or more");
      }
    }
    Workspace.remove(folder);
    return 0;
  }

  /** Of the peers asked for, the one that copied most a second. */
  private Optional<Usage> fastest(Scoreboard board, Path folder, SourceDatabase source)
      throws IOException, InterruptedException {
    List<Usage> usages = new ArrayList<>();
    for (Peer.Settings settings : peer.settings()) {
      Usage usage = peer(folder.resolve("peer-" + settings), source, settings);
      board.usage("Kafka Connect + Debezium + JDBC sink, " + settings, usage);
      usages.add(usage);
    }
    return usages.stream().max(Comparator.comparingDouble(Usage::recordsPerSecond));
  }

  private static void compare(
      Scoreboard board, String name, Usage hub, Optional<Usage> fastest, String mustReach) {
    board.usage(name, hub);
    if (fastest.isPresent()) {
      Usage copied = fastest.get();
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

  private Usage peer(Path folder, SourceDatabase source, Peer.Settings settings)
      throws IOException, InterruptedException {
    try (PeerRun run = new PeerRun(folder, source.address(), settings)) {
      Meter meter = new Meter(run.tree(), source.tree());
      run.awaitRows(rows, PATIENCE);
      Usage usage = meter.stop(rows);
      run.close();
      source.forgetReaders();
      return usage;
    }
  }

  private Usage hub(Path folder, SourceDatabase source) throws IOException, InterruptedException {
    try (HubRun run = HubRun.polled(folder.resolve("hub"), source.address(), "PT60S", Main.class)) {
      Meter meter = new Meter(run.tree(), source.tree());
      run.awaitPublished(rows, PATIENCE);
      return meter.stop(rows);
    }
  }

  /** Done when the model was learned from most rows, and all are linked by it and published. */
  private Usage modelled(Path folder, SourceDatabase source) throws Exception {
    try (HubRun run = HubRun.modelled(folder.resolve("model"), source.address(), "PT60S")) {
      Meter meter = new Meter(run.tree(), source.tree());
      run.await(
          "a model of " + rows + " rows",
          PATIENCE,
          run.joint(),
          "SELECT coalesce(max(2 * records), 0) FROM link_model WHERE active",
          rows + 1);
      run.awaitCounted(rows + " records, linked and published", PATIENCE, LINKED, rows);
      Usage usage = meter.stop(rows);
      joint = run.joint().number("SELECT count(*) FROM joint_record");
      return usage;
    }
  }

  private Usage store(Path folder, SourceDatabase source) throws IOException, InterruptedException {
    try (HubRun run =
        HubRun.polled(folder.resolve("store"), source.address(), "PT60S", StoreOnlyMain.class)) {
      Meter meter = new Meter(run.tree(), source.tree());
      run.awaitCounted(
          rows + " rows in the copy", PATIENCE, "SELECT count(*) FROM " + StoreRoutes.TABLE, rows);
      return meter.stop(rows);
    }
  }
}
