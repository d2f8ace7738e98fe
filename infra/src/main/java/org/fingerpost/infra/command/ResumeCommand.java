package org.fingerpost.infra.command;

import java.sql.SQLException;
import org.fingerpost.route.control.Asked;
import org.fingerpost.route.control.RouteName;
import org.fingerpost.route.operate.RouteDesk;
import picocli.CommandLine.Command;

/** {@code fingerpost resume}. */
@Command(
    name = "resume",
    header = "Lets a route that was paused go on from where it was.",
    mixinStandardHelpOptions = true)
final class ResumeCommand extends RouteWordCommand {
  @Override
  String say(RouteDesk desk, RouteName route, Asked word) throws SQLException {
    desk.resume(route, word);
    return "%s goes on within seconds.".formatted(route.text());
  }
}
