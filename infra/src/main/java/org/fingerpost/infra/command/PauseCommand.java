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

/** {@code fingerpost pause}. */
@Command(
    name = "pause",
    header = "Lets a route rest, in whatever process it runs, until it is resumed.",
    mixinStandardHelpOptions = true)
final class PauseCommand implements Callable<Integer> {
  @Mixin private JointOptions options;
  @Mixin private AskedOptions asked;
  @Mixin private Output output;

  @Parameters(paramLabel = "NAME", description = "barn, barn/groups, or a stage such as resolve.")
  private String name;

  @Override
  public Integer call() throws SQLException {
    RouteName route = RouteName.parse(name);
    try (JointAccess joint = JointAccess.toWrite(options.settings())) {
      new RouteDesk(joint.database(), Clock.systemUTC()).pause(route, asked.asked());
    }
    String text = route.text();
    output.line(
        "%s rests within seconds, over restarts too, until 'fingerpost resume %s'."
            .formatted(text, text));
    return ExitCode.OK.number();
  }
}
