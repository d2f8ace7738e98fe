package org.fingerpost.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.camel.impl.DefaultCamelContext;
import org.fingerpost.connector.descriptor.DescriptorException;
import org.fingerpost.connector.descriptor.DescriptorReader;
import org.fingerpost.connector.descriptor.MemberDescriptor;
import org.fingerpost.infra.hub.Hub;
import org.fingerpost.infra.hub.HubSettings;
import org.fingerpost.infra.hub.Stage;

/** The hub up to its normalised records, which a plain sink copies into one table. */
public final class StoreOnlyMain {
  private StoreOnlyMain() {}

  /** Takes the hub's own arguments, {@code run --members DIR --data DIR --port N}. */
  public static void main(String[] arguments) throws Exception {
    List<String> given = List.of(arguments);
    try (Hub hub = hub(given);
        DefaultCamelContext sink = new DefaultCamelContext()) {
      StoreRoutes routes = new StoreRoutes(hub.database(), hub.brokers());
      routes.createTables();
      sink.addRoutes(routes);
      sink.start();
      System.out.println(HubRun.READY);
      hub.awaitClose();
    }
  }

  private static Hub hub(List<String> given)
      throws IOException, DescriptorException, InterruptedException {
    List<MemberDescriptor> members =
        new DescriptorReader().readFolder(option(given, "--members")).membersOrThrow();
    return Hub.start(
        HubSettings.embedded(option(given, "--data"), 0),
        members,
        Set.of(Stage.COLLECT, Stage.NORMALISE),
        System.out::println);
  }

  private static Path option(List<String> given, String name) {
    return Path.of(given.get(given.indexOf(name) + 1));
  }
}
