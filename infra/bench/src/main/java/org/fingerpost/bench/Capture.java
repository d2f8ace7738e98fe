package org.fingerpost.bench;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.fingerpost.bench.PeerSourceMain.Settings;
import org.fingerpost.schema.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** From the member's PostgreSQL into its topic by following the log, beside Kafka Connect. */
@Command(
    name = "capture",
    description = "Snapshot and single changes into the member's topic, beside the peer's.")
final class Capture implements Callable<Integer> {
  private static final String LINE = "| %s | %s |%n";

  @Option(names = "--rows", defaultValue = "500000", description = "Of the snapshot.")
  private long rows;

  @Option(names = "--changes", defaultValue = "300", description = "0: the snapshot alone.")
  private int changes;

  @Option(names = "--standing", defaultValue = "1000", description = "Rows beside the changes.")
  private int standing;

  @Option(
      names = "--pause",
      defaultValue = "500",
      description = "Longest pause between changes, ms; each is random.")
  private int pause;

  @Option(names = "--peer", defaultValue = "true", negatable = true, fallbackValue = "true")
  private boolean peer;

  private final Scoreboard board = new Scoreboard(System.out);

  /**
   * A snapshot.
   *
   * @param usage from when it said that it was ready
   * @param rate rows a second from the first row in the topic on
   */
  private record Snapshot(String name, Usage usage, double rate) {}

  @Override
  public Integer call() throws Exception {
    Path folder = Workspace.make();
    if (rows > 0) {
      snapshots(folder.resolve("snapshots"));
    }
    if (changes > 0) {
      changes(folder.resolve("changes"));
    }
    Workspace.remove(folder);
    return 0;
  }

  private void snapshots(Path folder) throws Exception {
    try (SourceDatabase source = new SourceDatabase(folder.resolve("source"), rows)) {
      source.publish();
      board.heading("Snapshot of %,d rows of about 1 KB into a topic, fresh JVM".formatted(rows));
      List<Snapshot> peers =
          peer
              ? List.of(
                  peerSnapshot(folder, source, Settings.INSTALLED),
                  peerSnapshot(folder, source, Settings.BEST))
              : List.of();
      Snapshot hub = hubSnapshot(folder, source);
      Stream.concat(peers.stream(), Stream.of(hub))
          .forEach(
              each ->
                  board.line(
                      "%n%s, from its first row on: %,.0f rows/s"
                          .formatted(each.name(), each.rate())));
      peers.stream()
          .max(Comparator.comparingDouble(Snapshot::rate))
          .ifPresent(fastest -> compare(hub, fastest));
    }
  }

  private void compare(Snapshot hub, Snapshot fastest) {
    board.line("%nCompared with the faster one, %s.".formatted(fastest.name()));
    board.ratio(
        "rows/s from the first row on, to the peer's", hub.rate() / fastest.rate(), "1.0 or more");
    board.ratio(
        "rows/s with the start, to the peer's",
        hub.usage().recordsPerSecond() / fastest.usage().recordsPerSecond(),
        "told");
    board.ratio(
        "CPU a row to the peer's",
        hub.usage().processorMicrosPerRecord() / fastest.usage().processorMicrosPerRecord(),
        "told");
    board.ratio(
        "peak memory to the peer's",
        hub.usage().peakMegabytes() / fastest.usage().peakMegabytes(),
        "less than 1.0");
  }

  private Snapshot hubSnapshot(Path folder, SourceDatabase source) throws Exception {
    try (HubRun run = HubRun.followed(folder.resolve("hub"), source.address())) {
      Meter meter = new Meter(run.tree(), source.tree());
      double rate = TopicFill.awaitRecords(run.brokers(), hubTopic(), rows, run::requireAlive);
      return told(new Snapshot("hub, change capture", meter.stop(rows), rate));
    }
  }

  private Snapshot peerSnapshot(Path folder, SourceDatabase source, Settings settings)
      throws Exception {
    Snapshot snapshot;
    try (PeerSourceRun run =
        new PeerSourceRun(folder.resolve("peer-" + settings), source.address(), settings)) {
      Meter meter = new Meter(run.tree(), source.tree());
      double rate = TopicFill.awaitRecords(run.brokers(), Peer.TOPIC, rows, run::requireAlive);
      snapshot =
          told(new Snapshot("Kafka Connect + Debezium, " + settings, meter.stop(rows), rate));
    }
    source.forgetReaders();
    return snapshot;
  }

  private Snapshot told(Snapshot snapshot) {
    board.usage(snapshot.name(), snapshot.usage());
    return snapshot;
  }

  private void changes(Path folder) throws Exception {
    try (SourceDatabase source = new SourceDatabase(folder.resolve("source"), standing)) {
      source.publish();
      System.out.printf(
          "%n## From commit to the topic, %d single changes, ms: median / p99 / worst%n%n",
          changes);
      System.out.println("| | |");
      System.out.println("| --- | ---: |");
      hubChanges(folder, source);
      source.forgetReaders();
      if (peer) {
        peerChanges(folder, source, Settings.INSTALLED);
        peerChanges(folder, source, Settings.POLL_10_MS);
      }
    }
  }

  private void hubChanges(Path folder, SourceDatabase source) throws Exception {
    try (HubRun run = HubRun.followed(folder.resolve("hub"), source.address())) {
      TopicFill.awaitRecords(run.brokers(), hubTopic(), standing, run::requireAlive);
      series("hub, change capture", run.brokers(), hubTopic(), source);
    }
  }

  private void peerChanges(Path folder, SourceDatabase source, Settings settings) throws Exception {
    try (PeerSourceRun run =
        new PeerSourceRun(folder.resolve("peer-" + settings), source.address(), settings)) {
      TopicFill.awaitRecords(run.brokers(), Peer.TOPIC, standing, run::requireAlive);
      series("Kafka Connect + Debezium, " + settings, run.brokers(), Peer.TOPIC, source);
    }
    source.forgetReaders();
  }

  private void series(String name, String brokers, String topic, SourceDatabase source)
      throws Exception {
    try (TopicWatch watch = new TopicWatch(brokers, topic);
        SourceChanges member = new SourceChanges(source.address())) {
      System.out.printf(
          LINE, name, new ChangeSeries(changes, standing, pause).measure(member, watch));
    }
  }

  private static String hubTopic() {
    return Topics.memberRecords(BenchMember.ID);
  }
}
