package org.fingerpost.infra.command;

import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.fingerpost.infra.hub.JointAccess;
import org.fingerpost.route.control.Asked;
import org.fingerpost.route.control.RouteName;
import org.fingerpost.route.operate.RouteDesk;
import org.fingerpost.schema.Json;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A person's word on a route, which every process of the hub follows. */
abstract class RouteWordCommand implements Callable<Integer> {
  @Mixin private JointOptions options;
  @Mixin private AskedOptions asked;
  @Mixin private Output output;

  @Parameters(paramLabel = "NAME", description = "barn, barn/groups, or a stage such as resolve.")
  private String name;

  /**
   * Says it.
   *
   * @return what comes of it, in a sentence
   */
  abstract String say(RouteDesk desk, RouteName route, Asked word) throws SQLException;

  @Override
  public Integer call() throws SQLException {
    RouteName route = RouteName.parse(name);
    try (JointAccess joint = JointAccess.toWrite(options.settings())) {
      String sentence =
          say(new RouteDesk(joint.database(), Clock.systemUTC()), route, asked.asked());
      output.done(Json.object().put("route", route.text()), sentence);
    }
    return ExitCode.OK.number();
  }
}
