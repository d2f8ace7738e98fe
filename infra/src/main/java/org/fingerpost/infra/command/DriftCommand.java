package org.fingerpost.infra.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.fingerpost.infra.hub.JointAccess;
import org.fingerpost.infra.hub.UsageException;
import org.fingerpost.route.collect.Drifts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fingerpost drift}: datasets that are held because their columns changed. */
@Command(
    name = "drift",
    header = "Lists datasets that are held because their columns changed, and accepts them.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  fingerpost drift",
      "  fingerpost drift accept barn/groups --because \"the number is kept as text now\"",
      "",
      "A column that is read and vanished, or whose type changed, holds its dataset: nothing is read",
      "until somebody has looked. Where a column was renamed, name the new one in the descriptor",
      "instead and start the hub again; that accepts it. Who accepted what and why is kept."
    })
final class DriftCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private JointOptions options;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (JointAccess joint = JointAccess.toWrite(options.settings())) {
      List<Drifts.Drift> drifts = new Drifts(joint.database()).held();
      drifts.forEach(drift -> tell(drift, out));
      if (drifts.isEmpty()) {
        out.println("No dataset is held for its columns.");
      }
    }
    out.flush();
    return ExitCode.OK.number();
  }

  private static void tell(Drifts.Drift drift, PrintWriter out) {
    out.printf("%s/%s is held since %s%n", drift.member(), drift.dataset(), drift.since());
    drift.difference().phrases().forEach(phrase -> out.println("  " + phrase));
  }

  @Command(
      name = "accept",
      description = "Takes a dataset's columns as they are now; the hub then reads it again.",
      mixinStandardHelpOptions = true)
  int accept(
      @Parameters(paramLabel = "MEMBER/DATASET", description = "Which dataset.") String name,
      @Mixin WordOptions word,
      @Mixin JointOptions joint) {
    DatasetName dataset = DatasetName.parse(name);
    String because = word.because();
    try (JointAccess access = JointAccess.toWrite(joint.settings())) {
      Drifts drifts = new Drifts(access.database());
      Drifts.Drift drift =
          drifts.held(dataset.member(), dataset.dataset()).orElseThrow(() -> notHeld(dataset));
      if (!drifts.accept(drift, word.by(), because)) {
        throw new UsageException(
            "The columns of %s changed once more meanwhile, so nothing was done. Look at them again."
                .formatted(dataset));
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println("Accepted: the hub reads " + dataset + " again at its next look, and all of it.");
    out.flush();
    return ExitCode.OK.number();
  }

  private static UsageException notHeld(DatasetName dataset) {
    return new UsageException(
        "%s is not held for its columns. 'fingerpost drift' lists the datasets that are."
            .formatted(dataset));
  }
}
