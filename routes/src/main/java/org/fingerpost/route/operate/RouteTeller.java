package org.fingerpost.route.operate;

import java.sql.SQLException;
import java.util.UUID;
import org.fingerpost.route.flow.RouteBoard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the joint database, every few seconds, how the routes of this process are doing, for the
 * command line and for consoles in other processes. Never throws.
 */
final class RouteTeller implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RouteTeller.class);

  private final UUID process = UUID.randomUUID();
  private final RouteBoard board;
  private final RouteTable table;
  private final KnownCanaries canaries;

  RouteTeller(RouteBoard board, RouteTable table, KnownCanaries canaries) {
    this.board = board;
    this.table = table;
    this.canaries = canaries;
  }

  void turn() {
    try {
      canaries.look();
      table.tell(process, board.all());
    } catch (SQLException e) {
      LOG.debug("The joint database was not told how the routes are doing", e);
    }
  }

  /** What a stopped process told must not look like one that hangs. */
  @Override
  public void close() {
    try {
      table.forget(process);
    } catch (SQLException e) {
      LOG.debug("The joint database was not told that this process ends", e);
    }
  }
}
