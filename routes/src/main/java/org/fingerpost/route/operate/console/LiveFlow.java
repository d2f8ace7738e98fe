package org.fingerpost.route.operate.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.fingerpost.route.access.Role;
import org.fingerpost.route.flow.RouteBoard.Status;
import org.fingerpost.route.operate.console.FlowView.Node;
import org.fingerpost.route.web.LiveText;
import org.fingerpost.route.web.WebRequest;
import org.fingerpost.schema.Json;

/** How the flow stands, for pages that are open: memory alone is asked, never the database. */
final class LiveFlow implements LiveText {
  private final Console console;
  private final FlowPage flow;
  private final Rates rates;

  LiveFlow(Console console, FlowPage flow, Rates rates) {
    this.console = console;
    this.flow = flow;
    this.rates = rates;
  }

  @Override
  public boolean admits(WebRequest request) throws SQLException {
    return console.access().onlooker(request).has(Role.OPS);
  }

  @Override
  public Map<String, String> now() {
    Collection<Status> routes = console.routes().all();
    rates.sample(routes, console.now());
    Map<String, String> parts = new TreeMap<>();
    flow.members(routes).forEach(node -> put(parts, node));
    flow.stages(routes).forEach(node -> put(parts, node));
    put(parts, flow.feed(routes));
    routes.forEach(status -> put(parts, RouteRow.of(status, console)));
    long unwell = routes.stream().filter(route -> !Health.of(route.state()).isWell()).count();
    parts.put(
        "headline",
        Json.object()
            .put("text", FlowPage.headline((int) unwell))
            .put("style", unwell == 0 ? "fresh" : "failing")
            .toString());
    return parts;
  }

  private static void put(Map<String, String> parts, Node node) {
    parts.put(
        node.live(), health(Json.object(), node.health()).put("rate", node.rate()).toString());
  }

  private static void put(Map<String, String> parts, RouteRow row) {
    parts.put(
        row.live(),
        health(Json.object(), row.health())
            .put("cause", row.cause())
            .put("counts", row.counts())
            .toString());
  }

  private static ObjectNode health(ObjectNode node, Health health) {
    return node.put("word", health.word()).put("sign", health.sign()).put("style", health.style());
  }
}
