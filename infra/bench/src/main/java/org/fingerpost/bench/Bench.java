package org.fingerpost.bench;

import org.fingerpost.bench.linkage.LinkageBench;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The benchmarks' command line: a subcommand a row of the page of figures. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    scope = CommandLine.ScopeType.INHERIT,
    description = "Measures the hub, and in the same run what it is compared with.",
    subcommands = {
      Throughput.class,
      Normalise.class,
      Resolve.class,
      Latency.class,
      Capture.class,
      Quiet.class,
      AgentLoad.class,
      Growth.class,
      RouteHealth.class,
      OpenConsoles.class,
      ConsoleSearch.class,
      TraceCost.class,
      DirectoryBench.class,
      DemoStart.class,
      Durability.class,
      LinkageBench.class
    })
public final class Bench {
  Bench() {}

  /** Runs a row. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Bench()).execute(arguments));
  }
}
