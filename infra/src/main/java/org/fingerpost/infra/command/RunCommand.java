package org.fingerpost.infra.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.fingerpost.connector.descriptor.DescriptorException;
import org.fingerpost.connector.descriptor.DescriptorReader;
import org.fingerpost.connector.descriptor.DescriptorReader.FolderReading;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.infra.hub.Hub;
import org.fingerpost.infra.hub.HubSettings;
import org.fingerpost.infra.hub.LogFiles;
import org.fingerpost.infra.hub.Stage;
import org.fingerpost.infra.hub.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fingerpost run}: the hub with one's own members, until it is stopped. */
@Command(
    name = "run",
    header = "Runs the hub with your members until it is stopped with Ctrl-C.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  fingerpost run --members members",
      "  fingerpost run --members members --data /var/lib/fingerpost --bind 0.0.0.0 --port 80",
      "  FINGERPOST_KAFKA_BROKERS=kafka:9092 fingerpost run --members members",
      "  fingerpost run --members members --stages collect,normalise   (the others elsewhere)",
      "",
      "A descriptor that cannot be used is named and left out; the other members run. The exit",
      "code is 3 when none can be used, 5 when the broker or the database does not answer."
    })
final class RunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private HubOptions options;

  @Option(
      names = "--members",
      paramLabel = "DIR",
      required = true,
      defaultValue = "${env:FINGERPOST_MEMBERS}",
      description = "Folder of member descriptors, *.yaml (FINGERPOST_MEMBERS).")
  private Path folder;

  @Option(
      names = "--stages",
      paramLabel = "STAGE",
      split = ",",
      converter = StageName.class,
      defaultValue = "${env:FINGERPOST_STAGES:-collect,normalise,resolve,publish,serve}",
      description =
          "Only these run in this process; the others run in other processes on the same broker and"
              + " database (FINGERPOST_STAGES; default: ${DEFAULT-VALUE}).")
  private EnumSet<Stage> stages;

  @Option(
      names = "--wait-for-engines",
      defaultValue = "${env:FINGERPOST_WAIT_FOR_ENGINES:-false}",
      description =
          "Wait for a Kafka or PostgreSQL of your own that does not answer, and say so at /health,"
              + " instead of ending with exit code 5 (FINGERPOST_WAIT_FOR_ENGINES).")
  private boolean waitForEngines;

  @Override
  public Integer call() throws IOException, DescriptorException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    List<MemberDescriptor> members = members();
    HubSettings settings = options.settings();
    verifyShared(settings);
    LogFiles.in(settings.data(), false);
    try (Hub hub = start(settings, members, out)) {
      print(out, "Ready. Ctrl-C stops it.");
      hub.awaitClose();
    }
    return ExitCode.OK.number();
  }

  private Hub start(HubSettings settings, List<MemberDescriptor> members, PrintWriter out)
      throws InterruptedException {
    return waitForEngines
        ? Hub.startPatiently(settings, members, stages, line -> print(out, line))
        : Hub.start(settings, members, stages, line -> print(out, line));
  }

  private static void print(PrintWriter out, String line) {
    out.println(line);
    out.flush();
  }

  /** Nobody but this process reaches embedded engines for as long as it runs. */
  private void verifyShared(HubSettings settings) {
    boolean isPart = stages.size() < Stage.values().length;
    if (isPart && (settings.brokers().isEmpty() || settings.database().isEmpty())) {
      throw new UsageException(
          "With --stages, the other stages run in other processes, which cannot share embedded"
              + " engines. Give FINGERPOST_KAFKA_BROKERS and FINGERPOST_DATABASE_URL too, or run"
              + " every stage here.");
    }
  }

  private List<MemberDescriptor> members() throws IOException, DescriptorException {
    if (!Files.isDirectory(folder)) {
      throw new UsageException(
          "There is no folder %s. Give the folder of your member descriptors with --members."
              .formatted(folder));
    }
    FolderReading reading = new DescriptorReader().readFolder(folder);
    reading.refused().forEach(this::leftOut);
    if (reading.members().isEmpty()) {
      reading.membersOrThrow();
      throw new UsageException(
          "The folder %s holds no member descriptor (*.yaml). Write one, or see 'fingerpost demo'."
              .formatted(folder));
    }
    return reading.members();
  }

  private void leftOut(DescriptorException refused) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(refused.getMessage());
    err.println("  This member is left out until its descriptor is put right.");
    err.flush();
  }
}
