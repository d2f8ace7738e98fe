package org.fingerpost.route.resolve;

import java.sql.SQLException;
import java.time.Duration;
import org.fingerpost.route.control.OrderHandler;
import org.fingerpost.route.flow.Batch;
import org.fingerpost.route.flow.BatchHandler;
import org.fingerpost.route.flow.HubServices;
import org.fingerpost.route.flow.Positions;
import org.fingerpost.route.flow.RouteBoard;
import org.fingerpost.route.flow.TopicReader;
import org.fingerpost.route.joint.FreshJoints;

/** What the resolve stage does, without the routes that bring it its batches. */
public final class ResolveStage {
  private static final Duration LATE_AFTER = Duration.ofMinutes(1);

  private final RouteBoard.Line line;
  private final StoredPositions positions;
  private final ResolveHandler handler;
  private final Relearning relearning;
  private final Judgements judgements;
  private final RebuildOrders orders;

  /**
   * Makes it.
   *
   * @param fresh where the publisher of this process looks first
   */
  public ResolveStage(HubServices services, Linkages linkages, FreshJoints fresh) {
    line = services.board().line(ResolveHandler.STAGE, "", "", LATE_AFTER);
    positions = new StoredPositions(services.database(), services.topics());
    handler = new ResolveHandler(services, positions, linkages, line, fresh);
    relearning = new Relearning(services.database(), linkages);
    judgements = new Judgements(services.database(), linkages);
    orders =
        new RebuildOrders(
            new Rebuild(services.database(), linkages, listener -> tell(services, listener)), line);
  }

  /** Takes batches of the hub topics into the joint database. */
  public BatchHandler handler() {
    return handler;
  }

  private void tell(HubServices services, Rebuild.Listener listener) throws SQLException {
    TopicReader.readUntil(
        services.settings(),
        positions.resolved(ResolveRoutes.topics()),
        records -> listener.take(HubBatch.read(new Batch(records), services.clock()).arrivals()));
  }

  /** Does what people order of this stage. */
  OrderHandler orders() {
    return orders;
  }

  /** Learns a model and links everything by it, where it is time to, whatever pours in. */
  public void learn() throws SQLException {
    relearning.learn();
  }

  /** Learns where it is time to and records have stopped pouring in; to be called each second. */
  void look() throws SQLException {
    relearning.turn();
  }

  /** Follows what people said since the last call. */
  void judge() throws SQLException {
    judgements.apply();
  }

  Positions positions() {
    return positions;
  }

  RouteBoard.Line line() {
    return line;
  }
}
