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

/** {@code fingerpost resume}. */
@Command(
    name = "resume",
    header = "Lets a route that was paused go on from where it was.",
    mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {
  @Mixin private JointOptions options;
  @Mixin private AskedOptions asked;
  @Mixin private Output output;

  @Parameters(paramLabel = "NAME", description = "barn, barn/groups, or a stage such as resolve.")
  private String name;

  @Override
  public Integer call() throws SQLException {
    RouteName route = RouteName.parse(name);
    try (JointAccess joint = JointAccess.toWrite(options.settings())) {
      new RouteDesk(joint.database(), Clock.systemUTC()).resume(route, asked.asked());
    }
    String text = route.text();
    output.line("%s goes on within seconds.".formatted(text));
    return ExitCode.OK.number();
  }
}
