package org.fingerpost.infra.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fingerpost.infra.hub.JointAccess;
import org.fingerpost.route.operate.quarantine.QuarantineDesk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code fingerpost quarantine preview}. */
@Command(
    name = "preview",
    header = "Says which refused records would pass now. Changes nothing.",
    mixinStandardHelpOptions = true,
    footerHeading = "%n",
    footer = {
      "A running hub looks, with the mappings that it was started with: after mending a descriptor,",
      "start it again first."
    })
final class QuarantinePreviewCommand implements Callable<Integer> {
  @Mixin private JointOptions options;
  @Mixin private RefusalOptions refusals;
  @Mixin private AskedOptions asked;
  @Mixin private OrderOptions order;
  @Mixin private Output output;

  @Override
  public Integer call() throws SQLException, InterruptedException {
    try (JointAccess joint = JointAccess.toWrite(options.settings())) {
      long number = new QuarantineDesk(joint.database()).preview(refusals.filter(), asked.asked());
      Optional<ObjectNode> outcome = order.await(joint.database(), number);
      if (outcome.isEmpty()) {
        return OrderOptions.stillWaiting(output, number);
      }
      new ReplayOutcome(output).tell(outcome.get(), "would pass");
      return ExitCode.OK.number();
    }
  }
}
