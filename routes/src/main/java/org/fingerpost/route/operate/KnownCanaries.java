package org.fingerpost.route.operate;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.fingerpost.route.control.CanaryTable;
import org.fingerpost.route.flow.RouteBoard;

/**
 * The routes of this process together with the canaries as they stood when last looked at: nobody
 * who asks for health waits for the database. Safe for use by many threads.
 */
final class KnownCanaries {
  private final RouteBoard board;
  private final CanaryTable table;
  private volatile Map<String, CanaryTable.Standing> known = Map.of();

  KnownCanaries(RouteBoard board, CanaryTable table) {
    this.board = board;
    this.table = table;
  }

  void look() throws SQLException {
    known = table.standing();
  }

  /** Every route of this process, in order of stage, member and dataset. */
  List<RouteState> routes(Instant now) {
    return board.all().stream().map(status -> RouteState.of(status, known, now)).toList();
  }

  /** How many records stand before that stage in this process. */
  long waiting(String stage) {
    return board.waiting(stage);
  }
}
