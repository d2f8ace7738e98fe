package org.fingerpost.infra.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fingerpost.connector.descriptor.DescriptorException;
import org.fingerpost.infra.demo.Demo;
import org.fingerpost.infra.hub.LogFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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
  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "${env:FINGERPOST_DATA:-data/demo}",
      description = "Folder for everything it keeps (FINGERPOST_DATA; default: ${DEFAULT-VALUE}).")
  private Path data;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "${env:FINGERPOST_PORT:-8080}",
      description = "Port of its pages, 0 for any free one (FINGERPOST_PORT; ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      converter = TimeSpan.class,
      description = "End by itself after that time, such as 60s or 5m (default: run on).")
  private Optional<Duration> time = Optional.empty();

  @Override
  public Integer call() throws IOException, DescriptorException, InterruptedException {
    LogFiles.in(data, true);
    List<String> idle = new Demo(data, port, time, System.out).run();
    if (idle.isEmpty()) {
      return ExitCode.OK.number();
    }
    spec.commandLine()
        .getErr()
        .println("These stages saw no record: %s.".formatted(String.join(", ", idle)));
    return ExitCode.STAGE_SAW_NOTHING.number();
  }
}
