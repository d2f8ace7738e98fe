package org.fingerpost.route.control;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks, each second, for what people asked of this process's stages. */
public final class ControlRoutes extends RouteBuilder {
  private static final Logger LOG = LoggerFactory.getLogger(ControlRoutes.class);

  private final OrderTurn orders;

  public ControlRoutes(DataSource database, List<OrderHandler> handlers) {
    this.orders = new OrderTurn(database, handlers);
  }

  @Override
  public void configure() {
    from("timer:control-orders?delay=500&period=1000&includeMetadata=false")
        .routeId("control-orders")
        .process(exchange -> look());
  }

  private void look() {
    try {
      orders.run();
    } catch (SQLException e) {
      LOG.info(
          "Orders cannot be read while the joint database is away (SQL state {})", e.getSQLState());
    }
  }
}
