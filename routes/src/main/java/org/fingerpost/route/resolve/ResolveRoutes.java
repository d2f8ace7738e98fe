package org.fingerpost.route.resolve;

import java.util.ArrayList;
import java.util.List;
import org.fingerpost.route.control.OrderHandler;
import org.fingerpost.route.flow.BatchRoutes;
import org.fingerpost.route.flow.HubServices;
import org.fingerpost.route.flow.RewindingClientFactory;
import org.fingerpost.route.joint.FreshJoints;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.Topics;

/**
 * The resolve stage: from all hub topics and the quarantine into the joint database. Several
 * processes may run it; they share the partitions and write one after the other.
 */
public final class ResolveRoutes extends BatchRoutes {
  private final HubServices services;
  private final Linkages linkages;
  private final ResolveStage stage;

  /**
   * Makes the stage.
   *
   * @param fresh where the publisher of this process looks first
   */
  public ResolveRoutes(HubServices services, Linkages linkages, FreshJoints fresh) {
    this.services = services;
    this.linkages = linkages;
    this.stage = new ResolveStage(services, linkages, fresh);
  }

  @Override
  public void configure() {
    readBatches(
        ResolveHandler.STAGE,
        services.settings().brokers(),
        topics(),
        RewindingClientFactory.withStoredPositions(stage.positions()),
        stage.handler(),
        stage.line());
    if (linkages.isModelled()) {
      from("timer:resolve-verdicts?period=1000&includeMetadata=false")
          .routeId("resolve-verdicts")
          .process(exchange -> stage.judge());
      from("timer:resolve-learning?period=1000&includeMetadata=false")
          .routeId("resolve-learning")
          .process(exchange -> stage.look());
    }
  }

  /** Does what people order of this stage. */
  public OrderHandler orders() {
    return stage.orders();
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
