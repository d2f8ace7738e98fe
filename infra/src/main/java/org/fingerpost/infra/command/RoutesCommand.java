package org.fingerpost.infra.command;

import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.fingerpost.infra.hub.JointAccess;
import org.fingerpost.route.operate.RouteDesk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code fingerpost routes}. */
@Command(
    name = "routes",
    header = "Shows how every route is doing, in every process of the hub.",
    mixinStandardHelpOptions = true,
    footerHeading = "%n",
    footer = {
      "Green means that a change made at the member now would get through. A process tells how its",
      "routes are doing every two seconds."
    })
final class RoutesCommand implements Callable<Integer> {
  @Mixin private JointOptions options;
  @Mixin private Output output;

  @Override
  public Integer call() throws SQLException {
    try (JointAccess joint = JointAccess.toWrite(options.settings())) {
      new RouteLines(output).tell(new RouteDesk(joint.database(), Clock.systemUTC()).all());
      return ExitCode.OK.number();
    }
  }
}
