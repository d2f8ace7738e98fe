package org.fingerpost.bench;

import java.util.Set;
import org.fingerpost.infra.hub.Hub;
import org.fingerpost.infra.hub.Stage;

/** The hub up to the member's own topic. */
public final class CollectOnlyMain {
  private CollectOnlyMain() {}

  /** Takes the hub's own arguments, {@code run --members DIR --data DIR --port N}. */
  public static void main(String[] arguments) throws Exception {
    try (Hub hub = HubPart.start(arguments, Set.of(Stage.COLLECT))) {
      System.out.println(HubRun.READY);
      hub.awaitClose();
    }
  }
}
