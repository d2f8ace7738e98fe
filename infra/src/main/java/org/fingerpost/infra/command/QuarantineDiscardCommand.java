package org.fingerpost.infra.command;

import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.fingerpost.infra.hub.JointAccess;
import org.fingerpost.route.operate.quarantine.QuarantineDesk;
import org.fingerpost.schema.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code fingerpost quarantine discard}. */
@Command(
    name = "discard",
    header = "Says of refused records that nobody need look at them any more, and why.",
    mixinStandardHelpOptions = true)
final class QuarantineDiscardCommand implements Callable<Integer> {
  @Mixin private JointOptions options;
  @Mixin private RefusalOptions refusals;
  @Mixin private AskedOptions asked;
  @Mixin private Output output;

  @Option(names = "--all", description = "Everything that is open.")
  private boolean all;

  @Override
  public Integer call() throws SQLException {
    try (JointAccess joint = JointAccess.toWrite(options.settings())) {
      int number =
          new QuarantineDesk(joint.database()).discard(refusals.filterToActOn(all), asked.asked());
      output.done(Json.object().put("discarded", number), "%d discarded.".formatted(number));
      return ExitCode.OK.number();
    }
  }
}
