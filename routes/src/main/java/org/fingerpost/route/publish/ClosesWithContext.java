package org.fingerpost.route.publish;

import org.apache.camel.CamelContext;
import org.apache.camel.support.LifecycleStrategySupport;

/** Lets the next publisher take over as soon as this one's routes have stopped. */
final class ClosesWithContext extends LifecycleStrategySupport {
  private final PublishLoop loop;

  ClosesWithContext(PublishLoop loop) {
    this.loop = loop;
  }

  @Override
  public void onContextStopped(CamelContext context) {
    loop.close();
  }
}
