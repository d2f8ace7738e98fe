package org.fingerpost.route.operate.console;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.fingerpost.route.access.Role;
import org.fingerpost.route.access.Viewer;
import org.fingerpost.route.flow.RouteBoard.Status;
import org.fingerpost.route.operate.console.MemberView.RunRow;
import org.fingerpost.route.web.Endpoint;
import org.fingerpost.route.web.WebRequest;
import org.fingerpost.route.web.WebResponse;

/** One stage: what it does, its routes, and what it did last. */
final class StagePage implements Endpoint {
  private static final Map<String, String> STAGES =
      Map.of(
          "collect",
              "Reads each member's system and sends what changed, agreed fields only, to the member's topic.",
          "normalise",
              "Puts records into the shared schema; what does not fit goes to the quarantine with the reason.",
          "resolve", "Finds which records are one, and keeps the joint database.",
          "publish", "Sends what changed in the joint database to the feed, public fields only.");

  private final Console console;
  private final Rates rates;

  StagePage(Console console, Rates rates) {
    this.console = console;
    this.rates = rates;
  }

  @Override
  public WebResponse answer(WebRequest request) throws SQLException {
    Viewer viewer = console.access().require(request, Role.OPS);
    String stage = request.path().substring(request.path().lastIndexOf('/') + 1);
    if (!STAGES.containsKey(stage)) {
      return console.message(
          404,
          viewer,
          "There is no such stage",
          "The stages are collect, normalise, resolve and publish. Choose one in the flow.");
    }
    List<Status> routes = console.routesOfStage(stage);
    rates.sample(console.routes().all(), console.now());
    return console.page(200, "stage", viewer, view(stage, routes));
  }

  private StageView view(String stage, List<Status> routes) {
    return new StageView(
        stage.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + stage.substring(1),
        STAGES.get(stage),
        Health.worst(routes),
        rates.of(routes),
        routes.stream().map(status -> RouteRow.of(status, console)).toList(),
        console.board().runs(stage, "", "").stream().map(RunRow::of).toList());
  }
}
