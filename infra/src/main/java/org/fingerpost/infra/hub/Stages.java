package org.fingerpost.infra.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.RoutesBuilder;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.route.directory.DirectoryRoutes;
import org.fingerpost.route.directory.MemberNames;
import org.fingerpost.route.flow.HubServices;

/** Every stage of the flow, as Camel routes. The one place that knows them all. */
final class Stages {
  private Stages() {}

  static List<RoutesBuilder> of(HubServices services, String publicAddress, CloseStack started) {
    List<RoutesBuilder> routes = new ArrayList<>();
    routes.add(new DirectoryRoutes(services.database(), names(services), publicAddress));
    return routes;
  }

  private static MemberNames names(HubServices services) {
    return new MemberNames(
        services.members().stream()
            .collect(Collectors.toMap(MemberDescriptor::id, MemberDescriptor::name)));
  }
}
