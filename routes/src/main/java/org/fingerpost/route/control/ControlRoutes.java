package org.fingerpost.route.control;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.apache.camel.builder.RouteBuilder;
import org.fingerpost.route.flow.RouteBoard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks, each second, for what people asked of this process's stages. */
public final class ControlRoutes extends RouteBuilder {
  private static final Logger LOG = LoggerFactory.getLogger(ControlRoutes.class);

  private final OrderTurn orders;
  private final KnownPauses pauses;
  private final RouteBoard board;

  /**
   * Makes the routes of that board rest and go on as people ask, and carries out their orders.
   *
   * @param handlers of the stages that run in this process
   */
  public ControlRoutes(DataSource database, RouteBoard board, List<OrderHandler> handlers) {
    this.orders = new OrderTurn(database, handlers);
    this.pauses = new KnownPauses(new PauseTable(database));
    this.board = board;
  }

  @Override
  public void configure() throws SQLException {
    // Before the first look of any route: a restart keeps a pause.
    pauses.look();
    board.obey(pauses);
    from("timer:control-orders?delay=500&period=1000&includeMetadata=false")
        .routeId("control-orders")
        .process(exchange -> look());
  }

  private void look() {
    try {
      pauses.look();
      orders.run();
    } catch (SQLException e) {
      LOG.info(
          "Orders cannot be read while the joint database is away (SQL state {})", e.getSQLState());
    }
  }
}
