package org.fingerpost.route.operate.console;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.route.access.Access;
import org.fingerpost.route.access.Viewer;
import org.fingerpost.route.control.Asked;
import org.fingerpost.route.control.Audit;
import org.fingerpost.route.flow.RouteBoard;
import org.fingerpost.route.flow.RouteBoard.Status;
import org.fingerpost.route.operate.AllRoutes;
import org.fingerpost.route.web.Pages;
import org.fingerpost.route.web.WebResponse;

/**
 * What every page of the console works with.
 *
 * @param board the routes of this process, with what they did last
 * @param members as their descriptors have them
 * @param routes those of every process
 */
public record Console(
    DataSource database,
    Access access,
    RouteBoard board,
    List<MemberDescriptor> members,
    AllRoutes routes,
    Clock clock) {
  /** With the routes of that board and of all processes that tell that database. */
  public Console(
      DataSource database,
      Access access,
      RouteBoard board,
      List<MemberDescriptor> members,
      Clock clock) {
    this(database, access, board, members, new AllRoutes(database, board, clock), clock);
  }

  /** The console's own scripts run, and no other; nothing is fetched from elsewhere. */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  /** What every template of the console takes: who looks, and what at. */
  public record Page<T>(Viewer viewer, T model) {}

  Instant now() {
    return clock.instant();
  }

  Optional<MemberDescriptor> member(String id) {
    return members.stream().filter(member -> member.id().equals(id)).findFirst();
  }

  /** What a member is called; its id where it has no descriptor here. */
  String nameOf(String id) {
    return member(id).map(MemberDescriptor::name).orElse(id);
  }

  List<Status> routesOf(String member) {
    return routes.all().stream().filter(status -> status.member().equals(member)).toList();
  }

  List<Status> routesOfStage(String stage) {
    return routes.all().stream().filter(status -> status.stage().equals(stage)).toList();
  }

  /**
   * Writes down that the viewer looked at something that not everybody may see, before it is shown.
   */
  void note(Viewer viewer, String action, String target) throws SQLException {
    new Audit(database).note(new Asked(viewer.account(), ""), action, target, "");
  }

  WebResponse page(int status, String template, Viewer viewer, Object model) {
    return guarded(Pages.render(status, "ops/" + template, new Page<>(viewer, model)));
  }

  /** A page that says, in a sentence, why there is nothing else. */
  WebResponse message(int status, Viewer viewer, String title, String sentence) {
    return page(status, "message", viewer, new Pages.Message(title, sentence));
  }

  private static WebResponse guarded(WebResponse response) {
    return response
        .with("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        .with("Cache-Control", "no-store");
  }
}
