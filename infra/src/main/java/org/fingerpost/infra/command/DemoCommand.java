package org.fingerpost.infra.command;

import java.util.concurrent.Callable;
import org.fingerpost.infra.hub.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code fingerpost demo}: everything at once on this machine, with invented members. */
@Command(
    name = "demo",
    header = "Shows it all on this machine: thirteen invented member systems and the hub.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  fingerpost demo",
      "  fingerpost demo --for 60s         end by itself; exit code 6 if a stage saw no record",
      "",
      "A second start goes on where the first stopped; delete the data folder to begin again."
    })
final class DemoCommand implements Callable<Integer> {
  @Mixin private HubOptions options;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      description = "End by itself after that time, such as 60s or 5m (default: run on).")
  private String time;

  @Override
  public Integer call() {
    throw new UsageException("The demo is not built yet.");
  }
}
