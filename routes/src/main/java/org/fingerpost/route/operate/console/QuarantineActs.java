package org.fingerpost.route.operate.console;

import java.sql.SQLException;
import org.fingerpost.route.access.Role;
import org.fingerpost.route.access.Viewer;
import org.fingerpost.route.control.Asked;
import org.fingerpost.route.control.OrderRefusedException;
import org.fingerpost.route.control.RefusalFilter;
import org.fingerpost.route.operate.console.QuarantineView.Ask;
import org.fingerpost.route.operate.quarantine.Quarantine;
import org.fingerpost.route.operate.quarantine.QuarantineDesk;
import org.fingerpost.route.web.RefusedRequestException;
import org.fingerpost.route.web.WebRequest;
import org.fingerpost.route.web.WebResponse;

/** What is done with refused records: asked once, with what will be done, before it is. */
final class QuarantineActs {
  private static final int COUNTED = 100_000;

  private final Console console;
  private final Quarantine quarantine;
  private final QuarantineDesk desk;
  private final QuarantinePage page;

  QuarantineActs(Console console, QuarantinePage page) {
    this.console = console;
    this.quarantine = new Quarantine(console.database());
    this.desk = new QuarantineDesk(console.database());
    this.page = page;
  }

  WebResponse act(WebRequest request) throws SQLException {
    Viewer viewer = console.access().requireForm(request, Role.OPS);
    QuarantineFilter filter = QuarantineFilter.of(request::field);
    try {
      return act(request, viewer, filter);
    } catch (OrderRefusedException e) {
      return page.refused(viewer, filter, e.getMessage());
    }
  }

  private WebResponse act(WebRequest request, Viewer viewer, QuarantineFilter filter)
      throws SQLException {
    Asked asked = new Asked(viewer.account(), request.field("because").orElse(""));
    String action = request.field("do").orElse("");
    if (action.equals("preview")) {
      return ordered(filter, desk.preview(filter.refusals(), asked));
    }
    if (!action.equals("replay") && !action.equals("discard")) {
      throw new RefusedRequestException(
          400, "What can be done here is preview, replay and discard. Nothing was done.");
    }
    if (request.field("confirmed").isEmpty()) {
      return page.asking(viewer, filter, new Ask(action, what(action, filter.refusals())));
    }
    return action.equals("replay")
        ? ordered(filter, desk.replay(filter.refusals(), asked))
        : discarded(viewer, filter, desk.discard(filter.refusals(), asked));
  }

  private String what(String action, RefusalFilter filter) throws SQLException {
    long number = quarantine.count(filter, COUNTED);
    QuarantineDesk.requireAny(number, filter);
    String what =
        action.equals("replay")
            ? "Put %s (%s) through their stage again. What passes is published; what is refused again stays here with today's reason. A newer version of a record is never overwritten."
            : "Discard %s (%s): nobody will look at them any more. What the members hold is not changed.";
    return what.formatted(records(number), filter.inWords());
  }

  private static String records(long number) {
    if (number >= COUNTED) {
      return "%,d refused records or more".formatted(number);
    }
    return number == 1 ? "1 refused record" : "%,d refused records".formatted(number);
  }

  private static WebResponse ordered(QuarantineFilter filter, long order) {
    return WebResponse.seeOther(filter.href("order=" + order));
  }

  private WebResponse discarded(Viewer viewer, QuarantineFilter filter, int number)
      throws SQLException {
    return page.done(viewer, filter, "%,d discarded.".formatted(number));
  }
}
