package org.fingerpost.route.publish;

import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import org.fingerpost.route.flow.HubServices;
import org.fingerpost.route.flow.RouteBoard;
import org.fingerpost.route.joint.FreshJoints;

/**
 * The publish stage: relays changed joint records to {@code joint.<kind>} and {@code
 * signpost.<entity>}. Several processes may run it; one of them works, the others stand by.
 */
public final class PublishRoutes extends RouteBuilder {
  static final String STAGE = "publish";
  private static final Duration LATE_AFTER = Duration.ofMinutes(1);

  private final HubServices services;
  private final FreshJoints fresh;

  /** In a process that does not resolve. */
  public PublishRoutes(HubServices services) {
    this(services, FreshJoints.none());
  }

  /** With where the resolver of this process leaves what it wrote. */
  public PublishRoutes(HubServices services, FreshJoints fresh) {
    this.services = services;
    this.fresh = fresh;
  }

  @Override
  public void configure() {
    RouteBoard.Line line = services.board().line(STAGE, "", "", LATE_AFTER);
    PublishLoop loop = new PublishLoop(services, fresh, line);
    // Each firing waits for work by itself, so the next may follow at once.
    from("timer:" + STAGE + "?delay=0&period=1&includeMetadata=false")
        .routeId(STAGE)
        .process(exchange -> loop.turn());
    getContext().addLifecycleStrategy(new ClosesWithContext(loop));
  }
}
