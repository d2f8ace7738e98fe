package org.fingerpost.route.collect;

import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import org.fingerpost.route.flow.HubServices;

/** Sends canaries down the ways of all members, every few seconds. */
public final class CanaryRoutes extends RouteBuilder {
  private final HubServices hub;
  private final Duration every;

  public CanaryRoutes(HubServices hub, Duration every) {
    this.hub = hub;
    this.every = every;
  }

  @Override
  public void configure() {
    Canaries canaries = new Canaries(hub);
    from("timer:collect-canaries?delay=5000&period=" + every.toMillis())
        .routeId("collect-canaries")
        .process(exchange -> canaries.send());
  }
}
