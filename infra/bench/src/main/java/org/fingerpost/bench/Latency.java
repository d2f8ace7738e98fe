package org.fingerpost.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.fingerpost.infra.Main;
import org.fingerpost.schema.SignpostEntity;
import org.fingerpost.schema.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long a single change takes from the member to the joint database and to the feed. */
@Command(
    name = "latency",
    description = "From commit at the member to joint database and feed, beside the peer.")
final class Latency implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String LINE = "| %s | %s | %s |%n";

  @Option(names = "--changes", defaultValue = "300")
  private int changes;

  @Option(names = "--rows", defaultValue = "1000", description = "That stand before.")
  private int rows;

  @Option(names = "--polls", split = ",", defaultValue = "PT0.1S,PT0.5S,PT5S")
  private List<String> polls;

  @Option(
      names = "--pause",
      defaultValue = "500",
      description = "Longest pause between changes, ms; each is random.")
  private int pause;

  @Override
  public Integer call() throws Exception {
    Path folder = Workspace.make();
    System.out.printf("%n## Latency of %d single changes, ms: median / p99 / worst%n%n", changes);
    System.out.println("| | to the joint database, or the peer's copy | to the feed |");
    System.out.println("| --- | ---: | ---: |");
    try (SourceDatabase source = new SourceDatabase(folder.resolve("source"), rows)) {
      for (String poll : polls) {
        polled(folder.resolve(poll), source, poll);
      }
      pushed(folder.resolve("pushed"), source);
      for (Peer.Settings settings : Peer.Settings.values()) {
        peer(folder.resolve("peer-" + settings), source, settings);
      }
    }
    Workspace.remove(folder);
    return 0;
  }

  private void polled(Path folder, SourceDatabase source, String poll) throws Exception {
    try (HubRun run = HubRun.polled(folder, source.address(), poll, Main.class);
        SourceChanges member = new SourceChanges(source.address())) {
      run.awaitPublished(rows, PATIENCE);
      watchHub("hub, looks each " + poll, run, member);
    }
  }

  private void pushed(Path folder, SourceDatabase source) throws Exception {
    String secret = source.address().password();
    try (HubRun run = new HubRun(folder, BenchMember.pushed(), secret, Main.class)) {
      PushChanges member = new PushChanges(run.address(), secret);
      for (int number = 1; number <= rows; number++) {
        member.change(number, "Group " + number);
        member.awaitTaken();
      }
      run.awaitPublished(rows, PATIENCE);
      watchHub("hub, pushed to over HTTP", run, member);
    }
  }

  private void watchHub(String name, HubRun run, Changes member) throws Exception {
    try (Arrivals joint = Arrivals.inJoint(run.joint());
        TopicWatch feed =
            new TopicWatch(run.brokers(), Topics.signpost(SignpostEntity.ORGANIZATIONS))) {
      ChangeSeries series = new ChangeSeries(changes, rows, pause);
      Percentiles toJoint = series.measure(member, joint);
      System.out.printf(LINE, name, toJoint, series.arrivals(feed));
    }
  }

  private void peer(Path folder, SourceDatabase source, Peer.Settings settings) throws Exception {
    try (PeerRun run = new PeerRun(folder, source.address(), settings)) {
      run.awaitRows(rows, PATIENCE);
      try (Arrivals copy = Arrivals.inCopy(run.sink());
          SourceChanges member = new SourceChanges(source.address())) {
        Percentiles toCopy = new ChangeSeries(changes, rows, pause).measure(member, copy);
        System.out.printf(LINE, "peer, " + settings, toCopy, "");
      }
    }
    source.forgetReaders();
  }
}
