package org.fingerpost.route.operate.console;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.fingerpost.route.access.Role;
import org.fingerpost.route.access.Viewer;
import org.fingerpost.route.flow.RouteBoard.Status;
import org.fingerpost.route.operate.console.FlowView.Count;
import org.fingerpost.route.operate.console.FlowView.Node;
import org.fingerpost.route.web.Endpoint;
import org.fingerpost.route.web.WebRequest;
import org.fingerpost.route.web.WebResponse;

/** The console's first page: the flow, drawn, and what needs a look. */
final class FlowPage implements Endpoint {
  /** Counted no further: a page must not take longer the worse things are. */
  private static final int MOST = 10_000;

  private static final String WAITING =
      """
      SELECT (SELECT coalesce(sum(open), 0) FROM quarantine_cause),
             (SELECT count(*) FROM (SELECT FROM analysis.link_reviews LIMIT ?) AS r),
             (SELECT count(*) FROM collect_brake WHERE NOT approved AND NOT refused)
      """;

  private final Console console;
  private final Rates rates;
  private final Shared<String, List<Count>> waiting = new Shared<>(all -> waiting());

  FlowPage(Console console, Rates rates) {
    this.console = console;
    this.rates = rates;
  }

  @Override
  public WebResponse answer(WebRequest request) throws SQLException {
    Viewer viewer = console.access().require(request, Role.OPS);
    rates.sample(console.routes().all(), console.now());
    return console.page(200, "flow", viewer, view(waiting.of("all")));
  }

  private FlowView view(List<Count> waiting) {
    List<RouteRow> unwell =
        console.routes().all().stream()
            .filter(status -> !Health.of(status.state()).isWell())
            .sorted(Comparator.comparing(status -> -Health.of(status.state()).severity()))
            .map(status -> RouteRow.of(status, console))
            .toList();
    return new FlowView(
        headline(unwell.size()), unwell.isEmpty(), members(), stages(), feed(), unwell, waiting);
  }

  static String headline(int unwell) {
    return switch (unwell) {
      case 0 -> "All is well: a change at a member gets through now.";
      case 1 -> "One route needs a look.";
      default -> unwell + " routes need a look.";
    };
  }

  List<Node> members() {
    TreeSet<String> ids = new TreeSet<>();
    console.members().forEach(member -> ids.add(member.id()));
    console.routes().all().forEach(status -> ids.add(status.member()));
    ids.remove("");
    return ids.stream().map(this::member).toList();
  }

  private Node member(String id) {
    List<Status> routes = console.routesOf(id);
    return new Node(
        "member/" + id,
        console.nameOf(id),
        "/ops/members/" + id,
        Health.worst(routes),
        routes.size() == 1 ? "1 dataset" : routes.size() + " datasets",
        rates.of(routes));
  }

  List<Node> stages() {
    return List.of(
        stage("normalise", "Normalise", "into the shared schema, or into the quarantine"),
        stage("resolve", "Resolve", "which records are one: the joint database"),
        stage("publish", "Publish", "from the joint database to the feed"));
  }

  private Node stage(String id, String name, String what) {
    List<Status> routes = console.routesOfStage(id);
    return new Node(
        "stage/" + id, name, "/ops/stages/" + id, Health.worst(routes), what, rates.of(routes));
  }

  Node feed() {
    List<Status> publish = console.routesOfStage("publish");
    return new Node(
        "feed",
        "Signposting feed",
        "/oruk/v3/services",
        Health.worst(publish),
        "topics, directory API and pages",
        rates.of(publish));
  }

  private List<Count> waiting() throws SQLException {
    try (Connection connection = console.database().getConnection();
        PreparedStatement statement = connection.prepareStatement(WAITING)) {
      statement.setInt(1, MOST);
      List<Count> counts = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        counts.add(new Count("refused records in quarantine", row.getLong(1), "/ops/quarantine"));
        counts.add(new Count("doubtful links to review", row.getLong(2), "/ops/links"));
        counts.add(new Count("mass deletes held by the brake", row.getLong(3), "/ops/brakes"));
      }
      return counts;
    }
  }
}
