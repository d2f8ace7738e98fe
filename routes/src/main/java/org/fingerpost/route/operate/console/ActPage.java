package org.fingerpost.route.operate.console;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fingerpost.route.access.Role;
import org.fingerpost.route.access.Viewer;
import org.fingerpost.route.control.Asked;
import org.fingerpost.route.control.Order;
import org.fingerpost.route.control.OrderRefusedException;
import org.fingerpost.route.control.RouteName;
import org.fingerpost.route.operate.RouteDesk;
import org.fingerpost.route.web.Endpoint;
import org.fingerpost.route.web.RefusedRequestException;
import org.fingerpost.route.web.WebRequest;
import org.fingerpost.route.web.WebResponse;

/** What an operator does with a route: each action says what it will do, and asks once. */
final class ActPage implements Endpoint {
  static final String PATH = "/ops/act";

  private final Console console;
  private final RouteDesk desk;

  ActPage(Console console) {
    this.console = console;
    this.desk = new RouteDesk(console.database(), console.clock());
  }

  /** What can be done, as forms carry it and as people read it. */
  enum Act {
    PAUSE(
        "Pause",
        "Let it rest, in whatever process it runs, until it is resumed. Nothing is lost: it goes on from where it was."),
    RESUME("Resume", "Let it go on from where it was."),
    PULL("Look now", "Read what changed at the member now, without waiting for the next turn."),
    COMPARE(
        "Compare now",
        "Compare with a complete listing of the member now: missed changes are taken, and what is missing there is deleted here, or held by the brake if it is much."),
    SNAPSHOT(
        "Read all again",
        "Read the dataset from its beginning again. What is as it was is not sent again."),
    RENORMALISE(
        "Normalise again",
        "Put all that stands in the member's topic through its mapping again. What comes out the same changes nothing."),
    REBUILD(
        "Make anew from the topics",
        "Make the joint database anew from the hub's topics. What people said stays: verdicts, refusals, referrals, accounts, audit. Readers see what stands until it is done, and records wait meanwhile. It is done only if all comes out as it stands, so the feed does not change; otherwise nothing is done and you are told how much would.");

    private final String title;
    private final String what;

    Act(String title, String what) {
      this.title = title;
      this.what = what;
    }

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    static Optional<Act> of(String word) {
      return Arrays.stream(values()).filter(act -> act.word().equals(word)).findFirst();
    }

    /** Only what reads a member's system can look at it. */
    boolean fits(RouteName route) {
      return switch (this) {
        case PAUSE, RESUME -> true;
        case PULL, COMPARE, SNAPSHOT -> !route.member().isEmpty();
        case RENORMALISE -> !route.member().isEmpty() && route.dataset().isEmpty();
        case REBUILD -> route.stage().equals("resolve");
      };
    }
  }

  @Override
  public WebResponse answer(WebRequest request) throws SQLException {
    return request.isPost()
        ? act(request, console.access().requireForm(request, Role.OPS))
        : ask(request, console.access().require(request, Role.OPS));
  }

  private WebResponse ask(WebRequest request, Viewer viewer) throws SQLException {
    request.allowOnly(Set.of("route", "do"));
    try {
      RouteName route = known(request.parameter("route"));
      Optional<Act> act = request.parameter("do").flatMap(Act::of).filter(each -> each.fits(route));
      return console.page(200, "act", viewer, view(route, "", false, act));
    } catch (OrderRefusedException e) {
      return console.message(404, viewer, "There is no such route", e.getMessage());
    }
  }

  private WebResponse act(WebRequest request, Viewer viewer) throws SQLException {
    Act act =
        request
            .field("do")
            .flatMap(Act::of)
            .orElseThrow(
                () ->
                    new RefusedRequestException(
                        400, "The form does not say what to do. Nothing was done."));
    try {
      RouteName route = known(request.field("route"));
      Asked asked = new Asked(viewer.account(), request.field("because").orElse("")).withReason();
      return console.page(
          200, "act", viewer, view(route, done(act, route, asked), false, Optional.empty()));
    } catch (OrderRefusedException e) {
      return refused(request, viewer, e);
    }
  }

  private WebResponse refused(WebRequest request, Viewer viewer, OrderRefusedException e)
      throws SQLException {
    try {
      RouteName route = known(request.field("route"));
      return console.page(409, "act", viewer, view(route, e.getMessage(), true, Optional.empty()));
    } catch (OrderRefusedException unknown) {
      return console.message(404, viewer, "There is no such route", unknown.getMessage());
    }
  }

  private RouteName known(Optional<String> text) throws SQLException {
    RouteName route = RouteName.parse(text.orElse(""));
    desk.find(route);
    return route;
  }

  private String done(Act act, RouteName route, Asked asked) throws SQLException {
    return switch (act) {
      case PAUSE -> {
        desk.pause(route, asked);
        yield "It rests, as soon as each process has ended what is under way.";
      }
      case RESUME -> {
        desk.resume(route, asked);
        yield "It goes on.";
      }
      case PULL -> ordered(desk.look(Order.Action.PULL, route, asked));
      case COMPARE -> ordered(desk.look(Order.Action.COMPARE, route, asked));
      case SNAPSHOT -> ordered(desk.look(Order.Action.SNAPSHOT, route, asked));
      case RENORMALISE -> ordered(List.of(desk.renormalise(route.member(), asked)));
      case REBUILD -> ordered(List.of(desk.rebuild(false, asked)));
    };
  }

  private static String ordered(List<Long> orders) {
    return "Asked for, order %s. The hub takes it within a second; the audit says when it is done."
        .formatted(
            orders.stream()
                .map(String::valueOf)
                .collect(java.util.stream.Collectors.joining(", ")));
  }

  private ActView view(RouteName route, String said, boolean isProblem, Optional<Act> act) {
    String title =
        route.member().isEmpty()
            ? route.stage()
            : (console.nameOf(route.member()) + " " + route.dataset()).strip();
    String back =
        route.member().isEmpty()
            ? "/ops/stages/" + route.stage()
            : "/ops/members/" + route.member();
    return new ActView(
        route.text(),
        title,
        back,
        said,
        isProblem,
        act.map(Act::word).orElse(""),
        act.map(each -> each.what).orElse(""),
        Arrays.stream(Act.values())
            .filter(each -> each.fits(route))
            .map(each -> new ActView.Choice(each.word(), each.title, each.what))
            .toList());
  }
}
