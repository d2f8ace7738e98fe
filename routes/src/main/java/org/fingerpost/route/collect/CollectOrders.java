package org.fingerpost.route.collect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.fingerpost.route.control.Order;
import org.fingerpost.route.control.OrderHandler;
import org.fingerpost.route.control.OrderRefusedException;
import org.fingerpost.route.flow.RouteBoard;
import org.fingerpost.schema.Json;

/**
 * Looks at datasets when a person asks, out of turn: also while one rests after a failure. A
 * dataset that is paused stays so.
 */
public final class CollectOrders implements OrderHandler {
  // Rows that did not change are not sent again: the ledger knows what was.
  private static final String COMPARE =
      "UPDATE collect_position SET compared_at = NULL WHERE member = ? AND dataset = ?";
  private static final String SNAPSHOT =
      "UPDATE collect_position SET compared_at = NULL, position = '' WHERE member = ? AND dataset = ?";

  private final DataSource database;
  private final Map<String, Handle> rounds = new ConcurrentHashMap<>();

  public CollectOrders(DataSource database) {
    this.database = database;
  }

  private record Handle(CollectRound round, RouteBoard.Line line) {}

  void add(String member, String dataset, CollectRound round, RouteBoard.Line line) {
    rounds.put(member + '/' + dataset, new Handle(round, line));
  }

  @Override
  public Set<Order.Action> actions() {
    return Set.of(Order.Action.PULL, Order.Action.COMPARE, Order.Action.SNAPSHOT);
  }

  @Override
  public ObjectNode carryOut(Order order) throws SQLException {
    String member = order.target().path("member").asText();
    String dataset = order.target().path("dataset").asText();
    Handle handle = rounds.get(member + '/' + dataset);
    if (handle == null) {
      throw new OrderRefusedException(
          "No dataset %s/%s is read by this hub: see 'fingerpost routes'. One that a system pushes cannot be pulled."
              .formatted(member, dataset));
    }
    if (handle.line().isPaused()) {
      throw new OrderRefusedException(
          "%s/%s is paused. Resume it first; nothing was done.".formatted(member, dataset));
    }
    prepare(order.action(), member, dataset);
    handle.round().lookNow();
    return outcome(handle.line().status());
  }

  private void prepare(Order.Action action, String member, String dataset) throws SQLException {
    if (action == Order.Action.PULL) {
      return;
    }
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(action == Order.Action.COMPARE ? COMPARE : SNAPSHOT)) {
      statement.setString(1, member);
      statement.setString(2, dataset);
      statement.executeUpdate();
    }
  }

  private static ObjectNode outcome(RouteBoard.Status status) {
    ObjectNode node = Json.object();
    node.put("state", status.state().name().toLowerCase(java.util.Locale.ROOT));
    node.put("cause", status.cause());
    status.counts().forEach(node.putObject("counts")::put);
    return node;
  }
}
