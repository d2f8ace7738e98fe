package org.fingerpost.route.resolve;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.Set;
import org.fingerpost.route.control.Order;
import org.fingerpost.route.control.OrderHandler;
import org.fingerpost.route.flow.RouteBoard;
import org.fingerpost.schema.Json;

/** Has the joint database made anew when people ask; the route says so meanwhile. */
final class RebuildOrders implements OrderHandler {
  private final Rebuild rebuild;
  private final RouteBoard.Line line;

  RebuildOrders(Rebuild rebuild, RouteBoard.Line line) {
    this.rebuild = rebuild;
    this.line = line;
  }

  @Override
  public Set<Order.Action> actions() {
    return Set.of(Order.Action.REBUILD);
  }

  @Override
  public ObjectNode carryOut(Order order) throws SQLException {
    line.failing(
        RouteBoard.State.HELD,
        "%s asked for the joint database to be made anew from the topics. Records wait, and go on by themselves when it is done."
            .formatted(order.asked().by()));
    try {
      return told(rebuild.run(order.target().path("even_if_other").asBoolean()));
    } finally {
      line.working();
    }
  }

  private static ObjectNode told(Rebuild.Outcome outcome) {
    return Json.object()
        .put("state", outcome.isTheSame() ? "the same" : "other than before")
        .put("joint_records", outcome.stand())
        .put("added", outcome.added())
        .put("gone", outcome.gone())
        .put("changed", outcome.changed());
  }
}
