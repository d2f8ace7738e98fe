package org.fingerpost.route.operate;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.fingerpost.route.control.CanaryTable;
import org.fingerpost.route.flow.RouteBoard;
import org.fingerpost.route.flow.RouteBoard.Status;

/**
 * The routes of every process of the hub, as they stand: those of this process as they are now, the
 * others as they told the joint database when it was last looked at. Nobody who asks waits for the
 * database. Safe for use by many threads.
 */
public final class AllRoutes {
  private final RouteBoard board;
  private final RouteTable table;
  private final CanaryTable canaries;
  private final Clock clock;
  private volatile List<Status> told = List.of();
  private volatile Map<String, CanaryTable.Standing> standing = Map.of();

  /** Those of that board, and those that other processes tell that database. */
  public AllRoutes(DataSource database, RouteBoard board, Clock clock) {
    this.board = board;
    this.table = new RouteTable(database, clock);
    this.canaries = new CanaryTable(database);
    this.clock = clock;
  }

  /** Looks at what the others told; what was known stays while the database is away. */
  public void look() throws SQLException {
    standing = canaries.standing();
    told = table.all().stream().map(RouteState::status).toList();
  }

  /** Each route once, in order of stage, member and dataset. */
  public Collection<Status> all() {
    Instant now = clock.instant();
    Map<String, Status> all = new TreeMap<>();
    told.forEach(status -> all.put(name(status), status));
    board.all().forEach(own -> all.put(name(own), RouteState.of(own, standing, now).status()));
    return List.copyOf(all.values());
  }

  private static String name(Status status) {
    return status.stage() + '/' + status.member() + '/' + status.dataset();
  }
}
