package org.fingerpost.infra.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.fingerpost.connector.descriptor.DescriptorException;
import org.fingerpost.connector.descriptor.DescriptorReader;
import org.fingerpost.connector.descriptor.DescriptorReader.Reading;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fingerpost check}: what a descriptor would share, before anything is. */
@Command(
    name = "check",
    header = "Reads a member's system and shows what would be shared. Sends nothing anywhere.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  fingerpost check members/barn.yaml",
      "  fingerpost check members/barn.yaml --output json",
      "",
      "The exit code is 3 when the descriptor cannot be used, 4 when the member's system cannot",
      "be read."
    })
final class CheckCommand implements Callable<Integer> {
  /** How the findings are written. */
  enum Output {
    text,
    json
  }

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The member descriptor.")
  private Path file;

  @Option(
      names = "--output",
      defaultValue = "text",
      description = "How to write what was found: ${COMPLETION-CANDIDATES}.")
  private Output output;

  @Override
  public Integer call() throws IOException, DescriptorException {
    Reading reading = new DescriptorReader().readWithWarnings(file);
    reading.warnings().forEach(warning -> spec.commandLine().getOut().println("  " + warning));
    spec.commandLine().getOut().println(reading.descriptor().name());
    return ExitCode.OK.number();
  }
}
