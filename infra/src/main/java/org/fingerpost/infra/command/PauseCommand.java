package org.fingerpost.infra.command;

import java.sql.SQLException;
import org.fingerpost.route.control.Asked;
import org.fingerpost.route.control.RouteName;
import org.fingerpost.route.operate.RouteDesk;
import picocli.CommandLine.Command;

/** {@code fingerpost pause}. */
@Command(
    name = "pause",
    header = "Lets a route rest, in whatever process it runs, until it is resumed.",
    mixinStandardHelpOptions = true)
final class PauseCommand extends RouteWordCommand {
  @Override
  String say(RouteDesk desk, RouteName route, Asked word) throws SQLException {
    desk.pause(route, word);
    return "%s rests within seconds, over restarts too, until 'fingerpost resume %<s'."
        .formatted(route.text());
  }
}
