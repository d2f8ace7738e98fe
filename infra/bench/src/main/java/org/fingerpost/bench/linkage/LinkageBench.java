package org.fingerpost.bench.linkage;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The row {@code linkage}: the resolver on sets of which the truth is known, peers beside it. */
@Command(
    name = "linkage",
    mixinStandardHelpOptions = true,
    description = "Scores the resolver, and its peers, on sets of which the truth is known.")
public final class LinkageBench implements Callable<Integer> {
  private static final int LARGE = 50_000;

  @Option(
      names = "--sets",
      split = ",",
      paramLabel = "SET",
      description = "Only these, by the names of their folders.")
  private List<String> sets = List.of();

  @Option(
      names = "--peers",
      split = ",",
      paramLabel = "PEER",
      defaultValue = "duke,jedai",
      description = "Which peers to run beside it: ${DEFAULT-VALUE}, or none.")
  private List<String> peers;

  @Option(
      names = "--peer-seconds",
      defaultValue = "300",
      description = "How long a peer may take for a set (${DEFAULT-VALUE}).")
  private int peerSeconds;

  @Option(
      names = "--orders",
      defaultValue = "10",
      description = "Orders of arrival of each set (${DEFAULT-VALUE}).")
  private int orders;

  @Option(
      names = "--large-orders",
      defaultValue = "3",
      description = "Orders of arrival of sets of 50,000 records and more (${DEFAULT-VALUE}).")
  private int largeOrders;

  @Option(
      names = "--set-seconds",
      defaultValue = "300",
      description = "How long all records of a set may take to arrive (${DEFAULT-VALUE}).")
  private int setSeconds;

  @Option(
      names = "--errors",
      defaultValue = "0",
      description =
          "Print so many false and so many missed pairs of each set, with their evidence.")
  private int errors;

  @Option(names = "--data", defaultValue = "../shared/data", description = "Where the sets are.")
  private Path data;

  @Option(names = "--descriptors", defaultValue = "infra/bench/linkage")
  private Path descriptors;

  @Override
  public Integer call() throws Exception {
    LinkageReport report = new LinkageReport(System.out);
    PeerRuns runs = new PeerRuns(peers, peerSeconds);
    report.begin();
    for (LinkageSet set : LinkageSet.ALL) {
      if (!sets.isEmpty() && !sets.contains(set.name())) {
        continue;
      }
      if (!set.isIn(data)) {
        report.skipped(set, data);
        continue;
      }
      run(set, report, runs);
    }
    report.end();
    return 0;
  }

  /** In a method of its own, so that nothing of a set is held once it is done. */
  private void run(LinkageSet set, LinkageReport report, PeerRuns runs) throws Exception {
    SetData read = SetData.read(set, descriptors, data);
    int runOrders = read.records().size() < LARGE ? orders : largeOrders;
    try {
      SetResult result = new SetRun(read, runOrders, Duration.ofSeconds(setSeconds)).run();
      report.set(result, runs.run(read));
      report.errors(result, errors);
    } catch (OverdueException e) {
      report.overdue(set, e);
    }
  }
}
