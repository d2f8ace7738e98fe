package org.fingerpost.route.operate.console;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fingerpost.route.access.Role;
import org.fingerpost.route.access.Viewer;
import org.fingerpost.route.flow.RouteBoard.Status;
import org.fingerpost.route.operate.Shared;
import org.fingerpost.route.operate.console.FlowView.Count;
import org.fingerpost.route.operate.console.FlowView.Node;
import org.fingerpost.route.web.Endpoint;
import org.fingerpost.route.web.WebRequest;
import org.fingerpost.route.web.WebResponse;

/** The console's first page: the flow, drawn, and what needs a look. */
final class FlowPage implements Endpoint {
  private static final String WAITING =
      """
      SELECT (SELECT coalesce(sum(open), 0) FROM quarantine_cause),
             (SELECT count(*) FROM collect_brake WHERE NOT approved AND NOT refused)
      """;

  /** Counted no further: a page must not take longer the worse things are. */
  private static final String DOUBTFUL =
      "SELECT count(*) FROM (SELECT FROM analysis.link_reviews LIMIT 10000) AS reviews";

  private final Console console;
  private final Rates rates;
  private final Shared<String, Long> doubtful = new Shared<>(all -> doubtful());

  FlowPage(Console console, Rates rates) {
    this.console = console;
    this.rates = rates;
  }

  @Override
  public WebResponse answer(WebRequest request) throws SQLException {
    Viewer viewer = console.access().require(request, Role.OPS);
    Collection<Status> routes = console.routes().all();
    rates.sample(routes, console.now());
    return console.page(200, "flow", viewer, view(routes, waiting()));
  }

  private FlowView view(Collection<Status> routes, List<Count> waiting) {
    List<RouteRow> unwell =
        routes.stream()
            .filter(status -> !Health.of(status.state()).isWell())
            .sorted(Comparator.comparing(status -> -Health.of(status.state()).severity()))
            .map(status -> RouteRow.of(status, console))
            .toList();
    return new FlowView(
        headline(unwell.size()),
        unwell.isEmpty(),
        members(routes),
        stages(routes),
        feed(routes),
        unwell,
        waiting);
  }

  static String headline(int unwell) {
    return switch (unwell) {
      case 0 -> "All is well: a change at a member gets through now.";
      case 1 -> "One route needs a look.";
      default -> unwell + " routes need a look.";
    };
  }

  List<Node> members(Collection<Status> all) {
    Map<String, List<Status>> routes = new TreeMap<>();
    console.members().forEach(member -> routes.put(member.id(), new ArrayList<>()));
    all.forEach(
        status -> routes.computeIfAbsent(status.member(), id -> new ArrayList<>()).add(status));
    routes.remove("");
    return routes.entrySet().stream()
        .map(member -> member(member.getKey(), member.getValue()))
        .toList();
  }

  private Node member(String id, List<Status> routes) {
    return new Node(
        "member/" + id,
        console.nameOf(id),
        "/ops/members/" + id,
        Health.worst(routes),
        routes.size() == 1 ? "1 dataset" : routes.size() + " datasets",
        rates.of(routes));
  }

  List<Node> stages(Collection<Status> all) {
    return List.of(
        stage(all, "normalise", "Normalise", "into the shared schema, or into the quarantine"),
        stage(all, "resolve", "Resolve", "which records are one: the joint database"),
        stage(all, "publish", "Publish", "from the joint database to the feed"));
  }

  private Node stage(Collection<Status> all, String id, String name, String what) {
    List<Status> routes = ofStage(all, id);
    return new Node(
        "stage/" + id, name, "/ops/stages/" + id, Health.worst(routes), what, rates.of(routes));
  }

  private static List<Status> ofStage(Collection<Status> all, String stage) {
    return all.stream().filter(status -> status.stage().equals(stage)).toList();
  }

  Node feed(Collection<Status> all) {
    List<Status> publish = ofStage(all, "publish");
    return new Node(
        "feed",
        "Signposting feed",
        "/oruk/v3/services",
        Health.worst(publish),
        "topics, directory API and pages",
        rates.of(publish));
  }

  private List<Count> waiting() throws SQLException {
    long toReview = doubtful.of("all"); // before a connection is held
    try (Connection connection = console.database().getConnection();
        PreparedStatement statement = connection.prepareStatement(WAITING);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return List.of(
          new Count("refused records in quarantine", row.getLong(1), "/ops/quarantine"),
          new Count("doubtful links to review", toReview, "/ops/links"),
          new Count("mass deletes held by the brake", row.getLong(2), "/ops/brakes"));
    }
  }

  private long doubtful() throws SQLException {
    try (Connection connection = console.database().getConnection();
        PreparedStatement statement = connection.prepareStatement(DOUBTFUL);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
