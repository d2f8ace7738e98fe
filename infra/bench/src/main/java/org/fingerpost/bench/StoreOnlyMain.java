package org.fingerpost.bench;

import java.util.Set;
import org.apache.camel.impl.DefaultCamelContext;
import org.fingerpost.infra.hub.Hub;
import org.fingerpost.infra.hub.Stage;

/** The hub up to its normalised records, which a plain sink copies into one table. */
public final class StoreOnlyMain {
  private StoreOnlyMain() {}

  /** Takes the hub's own arguments, {@code run --members DIR --data DIR --port N}. */
  public static void main(String[] arguments) throws Exception {
    try (Hub hub = HubPart.start(arguments, Set.of(Stage.COLLECT, Stage.NORMALISE));
        DefaultCamelContext sink = new DefaultCamelContext()) {
      StoreRoutes routes = new StoreRoutes(hub.database(), hub.brokers());
      routes.createTables();
      sink.addRoutes(routes);
      sink.start();
      System.out.println(HubRun.READY);
      hub.awaitClose();
    }
  }
}
