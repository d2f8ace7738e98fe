package org.fingerpost.infra.hub;

import java.util.List;
import org.apache.camel.RoutesBuilder;
import org.fingerpost.route.flow.HubServices;

/** Every stage of the flow, as Camel routes. The one place that knows them all. */
final class Stages {
  private Stages() {}

  static List<RoutesBuilder> of(HubServices services) {
    return List.of();
  }
}
