package org.fingerpost.infra.command;

import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.fingerpost.infra.hub.JointAccess;
import org.fingerpost.route.control.RouteName;
import org.fingerpost.route.operate.RouteDesk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code fingerpost route}. */
@Command(
    name = "route",
    header = "Shows how one route, or all of a member, is doing.",
    mixinStandardHelpOptions = true)
final class RouteCommand implements Callable<Integer> {
  @Mixin private JointOptions options;
  @Mixin private Output output;

  @Parameters(paramLabel = "NAME", description = "barn, barn/groups, or a stage such as resolve.")
  private String name;

  @Override
  public Integer call() throws SQLException {
    try (JointAccess joint = JointAccess.toWrite(options.settings())) {
      new RouteLines(output)
          .tell(new RouteDesk(joint.database(), Clock.systemUTC()).find(RouteName.parse(name)));
      return ExitCode.OK.number();
    }
  }
}
