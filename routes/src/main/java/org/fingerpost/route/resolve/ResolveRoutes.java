package org.fingerpost.route.resolve;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.fingerpost.route.flow.BatchRoutes;
import org.fingerpost.route.flow.HubServices;
import org.fingerpost.route.flow.RewindingClientFactory;
import org.fingerpost.route.flow.RouteBoard;
import org.fingerpost.route.joint.FreshJoints;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.Topics;

/**
 * The resolve stage: from all hub topics and the quarantine into the joint database. Several
 * processes may run it; they share the partitions and write one after the other.
 */
public final class ResolveRoutes extends BatchRoutes {
  private static final Duration LATE_AFTER = Duration.ofMinutes(1);

  private final HubServices services;
  private final FreshJoints fresh;
  private final Linkages linkages;

  /**
   * Makes the stage.
   *
   * @param fresh where the publisher of this process looks first
   */
  public ResolveRoutes(HubServices services, Linkages linkages, FreshJoints fresh) {
    this.services = services;
    this.linkages = linkages;
    this.fresh = fresh;
  }

  @Override
  public void configure() {
    RouteBoard.Line line = services.board().line(ResolveHandler.STAGE, "", "", LATE_AFTER);
    StoredPositions positions = new StoredPositions(services.database(), services.topics());
    ResolveHandler handler = new ResolveHandler(services, positions, linkages, line, fresh);
    readBatches(
        ResolveHandler.STAGE,
        services.settings().brokers(),
        topics(),
        RewindingClientFactory.withStoredPositions(positions),
        handler,
        line);
    if (linkages.isModelled()) {
      Judgements judgements = new Judgements(services.database(), linkages);
      from("timer:resolve-verdicts?period=1000&includeMetadata=false")
          .routeId("resolve-verdicts")
          .process(exchange -> judgements.apply());
      from("timer:resolve-learning?period=5000&includeMetadata=false")
          .routeId("resolve-learning")
          .process(exchange -> handler.relearning().turn());
    }
  }

  /** Every topic that the stage reads. */
  static List<String> topics() {
    List<String> topics = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      topics.add(Topics.hub(kind));
    }
    topics.add(Topics.QUARANTINE);
    return topics;
  }
}
