package org.fingerpost.route.operate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.fingerpost.route.control.Asked;
import org.fingerpost.route.control.Order;
import org.fingerpost.route.control.OrderRefusedException;
import org.fingerpost.route.control.Orders;
import org.fingerpost.route.control.PauseTable;
import org.fingerpost.route.control.RouteName;
import org.fingerpost.schema.Json;

/**
 * The routes of all processes, and what a person does with them. Plain Java, for the command line
 * and the console alike; every action stands in the audit. Safe for use by many threads.
 */
public final class RouteDesk {
  private final RouteTable table;
  private final PauseTable pauses;
  private final Orders orders;

  public RouteDesk(DataSource database, Clock clock) {
    this.table = new RouteTable(database, clock);
    this.pauses = new PauseTable(database);
    this.orders = new Orders(database);
  }

  /** Every route, in order of stage, member and dataset. */
  public List<RouteState> all() throws SQLException {
    return table.all();
  }

  /**
   * The routes of that name: one, or all of a member.
   *
   * @throws OrderRefusedException when there is none
   */
  public List<RouteState> find(RouteName name) throws SQLException {
    List<RouteState> found = all().stream().filter(route -> covers(name, route)).toList();
    if (found.isEmpty()) {
      throw new OrderRefusedException(
          "There is no route %s. 'fingerpost routes' lists those there are; a hub has to run for them to be known."
              .formatted(name.text()));
    }
    return found;
  }

  private static boolean covers(RouteName name, RouteState route) {
    return name.covers(route.status().stage(), route.status().member(), route.status().dataset());
  }

  /**
   * Lets it rest, in whatever process it runs, until it is resumed.
   *
   * @throws OrderRefusedException when there is no such route, or it rests already
   */
  public void pause(RouteName name, Asked asked) throws SQLException {
    find(name);
    pauses.pause(name, asked);
  }

  /**
   * Lets it go on from where it was.
   *
   * @throws OrderRefusedException when it was not paused under that name
   */
  public void resume(RouteName name, Asked asked) throws SQLException {
    pauses.resume(name, asked);
  }

  /**
   * Has datasets looked at now, compared with a complete listing, or read from their beginning.
   *
   * @param action {@link Order.Action#PULL}, {@code COMPARE} or {@code SNAPSHOT}
   * @return an order for each dataset
   * @throws OrderRefusedException when there is no such dataset
   */
  public List<Long> look(Order.Action action, RouteName name, Asked asked) throws SQLException {
    if (name.member().isEmpty()) {
      throw new OrderRefusedException(
          "%s reads no member's system. Name a member, or a dataset as barn/groups."
              .formatted(name.text()));
    }
    List<Long> ordered = new ArrayList<>();
    for (RouteState route : find(name)) {
      ObjectNode target =
          Json.object()
              .put("member", route.status().member())
              .put("dataset", route.status().dataset());
      String inWords = route.status().member() + '/' + route.status().dataset();
      ordered.add(orders.ask(action, target, inWords, asked));
    }
    return ordered;
  }

  /**
   * Has a member's topic normalised from its beginning again.
   *
   * @return the order's number
   */
  public long renormalise(String member, Asked asked) throws SQLException {
    find(new RouteName("collect", member, ""));
    return orders.ask(Order.Action.RENORMALISE, Json.object().put("member", member), member, asked);
  }

  /**
   * Has the joint database made anew from the topics.
   *
   * @param evenIfOther whether the feed may come out otherwise than it stands
   * @return the order's number
   */
  public long rebuild(boolean evenIfOther, Asked asked) throws SQLException {
    String inWords = evenIfOther ? "joint database, even if other" : "joint database";
    return orders.ask(
        Order.Action.REBUILD, Json.object().put("even_if_other", evenIfOther), inWords, asked);
  }
}
