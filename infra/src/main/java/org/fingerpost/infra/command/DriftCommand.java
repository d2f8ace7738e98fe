package org.fingerpost.infra.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import org.fingerpost.infra.hub.JointAccess;
import org.fingerpost.infra.hub.UsageException;
import org.fingerpost.route.collect.Drifts;
import org.fingerpost.schema.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

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
  @Mixin private JointOptions options;
  @Mixin private Output output;

  @Override
  public Integer call() {
    try (JointAccess joint = JointAccess.toWrite(options.settings())) {
      List<Drifts.Drift> drifts = new Drifts(joint.database()).held();
      output.list("held", drifts.stream().map(DriftCommand::json).toList(), () -> tell(drifts));
    }
    return ExitCode.OK.number();
  }

  private static ObjectNode json(Drifts.Drift drift) {
    ObjectNode node =
        Json.object()
            .put("member", drift.member())
            .put("dataset", drift.dataset())
            .put("since", drift.since().toString());
    ArrayNode changes = node.putArray("changes");
    drift.difference().phrases().forEach(changes::add);
    return node;
  }

  private void tell(List<Drifts.Drift> drifts) {
    drifts.forEach(this::tell);
    if (drifts.isEmpty()) {
      output.line("No dataset is held for its columns.");
    }
  }

  private void tell(Drifts.Drift drift) {
    output.line("%s/%s is held since %s".formatted(drift.member(), drift.dataset(), drift.since()));
    drift.difference().phrases().forEach(phrase -> output.line("  " + phrase));
  }

  @Command(
      name = "accept",
      description = "Takes a dataset's columns as they are now; the hub then reads it again.",
      mixinStandardHelpOptions = true)
  int accept(
      @Parameters(paramLabel = "MEMBER/DATASET", description = "Which dataset.") String name,
      @Mixin WordOptions word,
      @Mixin JointOptions joint,
      @Mixin Output form) {
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
    form.done(
        Json.object().put("dataset", dataset.toString()),
        "Accepted: the hub reads " + dataset + " again at its next look, and all of it.");
    return ExitCode.OK.number();
  }

  private static UsageException notHeld(DatasetName dataset) {
    return new UsageException(
        "%s is not held for its columns. 'fingerpost drift' lists the datasets that are."
            .formatted(dataset));
  }
}
