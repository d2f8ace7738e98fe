package org.fingerpost.route.operate.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Collection;
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
  public String now() {
    Collection<Status> routes = console.routes().all();
    rates.sample(routes, console.now());
    ObjectNode nodes = Json.object();
    flow.members().forEach(node -> put(nodes, node));
    flow.stages().forEach(node -> put(nodes, node));
    put(nodes, flow.feed());
    routes.forEach(status -> put(nodes, RouteRow.of(status, console)));
    long unwell = routes.stream().filter(route -> !Health.of(route.state()).isWell()).count();
    nodes
        .putObject("headline")
        .put("text", FlowPage.headline((int) unwell))
        .put("style", unwell == 0 ? "fresh" : "failing");
    return new String(Json.write(nodes), StandardCharsets.UTF_8);
  }

  private static void put(ObjectNode nodes, Node node) {
    health(nodes.putObject(node.live()), node.health()).put("rate", node.rate());
  }

  private static void put(ObjectNode nodes, RouteRow row) {
    health(nodes.putObject(row.live()), row.health())
        .put("cause", row.cause())
        .put("counts", row.counts());
  }

  private static ObjectNode health(ObjectNode node, Health health) {
    return node.put("word", health.word()).put("sign", health.sign()).put("style", health.style());
  }
}
