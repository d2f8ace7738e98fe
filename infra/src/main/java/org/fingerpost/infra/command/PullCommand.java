package org.fingerpost.infra.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fingerpost.infra.hub.JointAccess;
import org.fingerpost.infra.hub.UsageException;
import org.fingerpost.route.control.Order;
import org.fingerpost.route.control.RouteName;
import org.fingerpost.route.operate.RouteDesk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fingerpost pull}. */
@Command(
    name = "pull",
    header = "Looks at a member's datasets now, out of turn.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  fingerpost pull barn/groups",
      "  fingerpost pull barn --compare      with a complete listing: finds deletes too",
      "  fingerpost pull barn --snapshot     reads everything again; what did not change is not sent",
      "  fingerpost pull barn --renormalise  puts the member's topic through its mappings again"
    })
final class PullCommand implements Callable<Integer> {
  @Mixin private JointOptions options;
  @Mixin private AskedOptions asked;
  @Mixin private OrderOptions order;
  @Mixin private Output output;

  @Parameters(paramLabel = "NAME", description = "A member, or a dataset as barn/groups.")
  private String name;

  @Option(names = "--compare", description = "Compare with a complete listing.")
  private boolean compare;

  @Option(names = "--snapshot", description = "Read from the beginning again.")
  private boolean snapshot;

  @Option(
      names = "--renormalise",
      description = "Read nothing; normalise what stands in the member's topic again.")
  private boolean renormalise;

  @Override
  public Integer call() throws SQLException, InterruptedException {
    RouteName route = RouteName.parse(name);
    try (JointAccess joint = JointAccess.toWrite(options.settings())) {
      List<Long> orders = ask(new RouteDesk(joint.database(), Clock.systemUTC()), route);
      List<ObjectNode> outcomes = new ArrayList<>();
      for (long number : orders) {
        Optional<ObjectNode> outcome = order.await(joint.database(), number);
        if (outcome.isEmpty()) {
          return OrderOptions.stillWaiting(output, number);
        }
        outcomes.add(outcome.get());
      }
      output.list("outcomes", outcomes, () -> tell(outcomes));
      return ExitCode.OK.number();
    }
  }

  private List<Long> ask(RouteDesk desk, RouteName route) throws SQLException {
    if ((compare ? 1 : 0) + (snapshot ? 1 : 0) + (renormalise ? 1 : 0) > 1) {
      throw new UsageException("Say one of --compare, --snapshot and --renormalise.");
    }
    if (renormalise) {
      return List.of(desk.renormalise(route.member(), asked.asked()));
    }
    Order.Action action =
        compare ? Order.Action.COMPARE : snapshot ? Order.Action.SNAPSHOT : Order.Action.PULL;
    return desk.look(action, route, asked.asked());
  }

  private void tell(List<ObjectNode> outcomes) {
    outcomes.forEach(
        outcome ->
            output.line(
                "Done: %s %s %s"
                    .formatted(
                        outcome.path("state").asText(),
                        outcome.path("counts"),
                        outcome.path("cause").asText())));
  }
}
