package org.fingerpost.route.operate;

import org.apache.camel.support.service.ServiceSupport;

/** Ends a thing's threads when Camel stops. */
final class Closing extends ServiceSupport {
  private final AutoCloseable thing;

  Closing(AutoCloseable thing) {
    this.thing = thing;
  }

  @Override
  protected void doShutdown() throws Exception {
    thing.close();
  }
}
