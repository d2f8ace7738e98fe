package org.fingerpost.infra.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fingerpost.infra.hub.JointAccess;
import org.fingerpost.route.operate.RouteDesk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code fingerpost rebuild}. */
@Command(
    name = "rebuild",
    header = "Makes the joint database anew from the hub's topics.",
    mixinStandardHelpOptions = true,
    footerHeading = "%n",
    footer = {
      "It is one transaction: readers and the feed see what stands until it is done, and a rebuild",
      "that is cut off leaves all as it was. Verdicts, refusals, referrals, accounts and the audit",
      "are kept. Unless you say --even-if-other it is done only if all comes out as it stands."
    })
final class RebuildCommand implements Callable<Integer> {
  @Mixin private JointOptions options;
  @Mixin private AskedOptions asked;
  @Mixin private OrderOptions order;
  @Mixin private Output output;

  @Option(
      names = "--even-if-other",
      description = "Also if joint records come out otherwise; the feed is then told of those.")
  private boolean evenIfOther;

  @Override
  public Integer call() throws SQLException, InterruptedException {
    try (JointAccess joint = JointAccess.toWrite(options.settings())) {
      long number =
          new RouteDesk(joint.database(), Clock.systemUTC()).rebuild(evenIfOther, asked.asked());
      Optional<ObjectNode> outcome = order.await(joint.database(), number);
      if (outcome.isEmpty()) {
        return OrderOptions.stillWaiting(output, number);
      }
      tell(outcome.get());
      return ExitCode.OK.number();
    }
  }

  private void tell(ObjectNode outcome) {
    if (output.isJson()) {
      output.document(outcome);
      return;
    }
    output.line(
        "Made anew: %,d joint records, %s (%,d added, %,d gone, %,d changed)."
            .formatted(
                outcome.path("joint_records").asLong(),
                outcome.path("state").asText(),
                outcome.path("added").asLong(),
                outcome.path("gone").asLong(),
                outcome.path("changed").asLong()));
  }
}
