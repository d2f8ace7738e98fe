package org.fingerpost.infra.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fingerpost.infra.hub.JointAccess;
import org.fingerpost.route.operate.quarantine.QuarantineDesk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code fingerpost quarantine replay}. */
@Command(
    name = "replay",
    header = "Puts refused records through their stage again.",
    mixinStandardHelpOptions = true,
    footerHeading = "%n",
    footer = {
      "A record that passes takes its place as the version that it is: a newer one is never",
      "overwritten. What is refused again stays open, with today's reason. Replaying twice is",
      "replaying once."
    })
final class QuarantineReplayCommand implements Callable<Integer> {
  @Mixin private JointOptions options;
  @Mixin private RefusalOptions refusals;
  @Mixin private AskedOptions asked;
  @Mixin private OrderOptions order;
  @Mixin private Output output;

  @Option(names = "--all", description = "Everything that is open.")
  private boolean all;

  @Override
  public Integer call() throws SQLException, InterruptedException {
    try (JointAccess joint = JointAccess.toWrite(options.settings())) {
      long number =
          new QuarantineDesk(joint.database()).replay(refusals.filterToActOn(all), asked.asked());
      Optional<ObjectNode> outcome = order.await(joint.database(), number);
      if (outcome.isEmpty()) {
        return OrderOptions.stillWaiting(output, number);
      }
      new ReplayOutcome(output).tell(outcome.get(), "passed");
      return ExitCode.OK.number();
    }
  }
}
