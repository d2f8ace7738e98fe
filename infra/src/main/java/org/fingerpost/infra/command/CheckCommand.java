package org.fingerpost.infra.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.PageSink;
import org.fingerpost.connector.Position;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.check.CheckReport;
import org.fingerpost.connector.check.Checker;
import org.fingerpost.connector.check.KnownRecords;
import org.fingerpost.connector.check.KnownShapes;
import org.fingerpost.connector.check.SentRows;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.descriptor.DescriptorException;
import org.fingerpost.connector.descriptor.DescriptorReader;
import org.fingerpost.connector.descriptor.DescriptorReader.Reading;
import org.fingerpost.connector.descriptor.SystemDescriptor;
import org.fingerpost.infra.hub.EngineException;
import org.fingerpost.infra.hub.JointAccess;
import org.fingerpost.infra.hub.MemberConnectors;
import org.fingerpost.infra.hub.UsageException;
import org.fingerpost.schema.RecordValidator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
      "  fingerpost check members/barn.yaml --output json --strict",
      "",
      "Compares with what other members hold where the joint database is at hand: the one of a hub",
      "that runs with the data folder, or the one that --database-url names.",
      "",
      "The exit code is 3 when the descriptor cannot be used, 4 when the member's system cannot",
      "be read; with --strict also 7 when rows would be refused, columns are missing or changed,",
      "deletes would wait for a person's word, or the full listing cannot be trusted."
    })
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private JointOptions options;
  @Mixin private Output output;

  @Parameters(paramLabel = "FILE", description = "The member descriptor.")
  private Path file;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "200",
      description = "How many rows of each dataset to look at, at most (${DEFAULT-VALUE}).")
  private int rows;

  @Option(
      names = "--sample-only",
      description =
          "Look at the sample only, and not at the full listing: quicker for large tables, and"
              + " without what would be added, changed and deleted.")
  private boolean sampleOnly;

  @Option(
      names = "--strict",
      description = "End with 7 when anything is to be looked at: see below.")
  private boolean strict;

  @Override
  public Integer call() throws IOException, DescriptorException, InterruptedException {
    Reading reading = new DescriptorReader().readWithWarnings(file);
    if (rows < 1) {
      throw new UsageException("--rows has to be 1 or more.");
    }
    CheckReport report = check(reading);
    if (output.isJson()) {
      output.document(report.json());
    } else {
      output.out().print(report.text());
      output.out().flush();
    }
    return ending(reading, report).number();
  }

  private ExitCode ending(Reading reading, CheckReport report) {
    if (isUnreadable(reading, report)) {
      return ExitCode.MEMBER_UNREACHABLE;
    }
    boolean clean = isPushing(reading) || report.isClean();
    return strict && !clean ? ExitCode.REFUSED : ExitCode.OK;
  }

  private CheckReport check(Reading reading) throws InterruptedException {
    try (JointAccess joint = JointAccess.toRead(options.settings())) {
      return check(reading, joint.knownRecords(), joint.knownShapes(), joint.sentRows());
    } catch (EngineException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return check(reading, KnownRecords.NONE, KnownShapes.NONE, SentRows.NONE);
    }
  }

  private CheckReport check(Reading reading, KnownRecords known, KnownShapes shapes, SentRows sent)
      throws InterruptedException {
    Checker checker =
        new Checker(
            new RecordValidator(),
            known,
            shapes,
            sampleOnly ? Optional.empty() : Optional.of(sent),
            rows);
    if (isPushing(reading)) {
      return checker.check(reading, new NothingToRead());
    }
    try (Connector connector = new MemberConnectors().apply(reading.descriptor())) {
      return checker.check(reading, connector);
    }
  }

  private static boolean isPushing(Reading reading) {
    return reading.descriptor().system() instanceof SystemDescriptor.Push;
  }

  private static boolean isUnreadable(Reading reading, CheckReport report) {
    return !isPushing(reading)
        && report.datasets().stream().anyMatch(dataset -> !dataset.failure().isEmpty());
  }

  /** For a member that sends its records by itself. */
  private static final class NothingToRead implements Connector {
    @Override
    public void readChanges(DatasetDescriptor dataset, Position from, PageSink sink) {
      // There is nothing to read before it comes.
    }

    @Override
    public void readAll(DatasetDescriptor dataset, PageSink sink) throws SourceException {
      throw SourceException.permanent("The member sends its records by itself.");
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
