package org.fingerpost.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fingerpost.embedded.EmbeddedBroker;
import org.fingerpost.infra.Main;

/**
 * The hub with the same broker in the same process, which it takes for somebody's cluster: then it
 * does not force the broker's log. For measuring what that costs; a power cut would lose records.
 */
public final class UnflushedMain {
  private UnflushedMain() {}

  /** Takes the hub's own arguments, {@code run --members DIR --data DIR --port N}. */
  public static void main(String[] arguments) {
    List<String> given = new ArrayList<>(List.of(arguments));
    Path data = Path.of(given.get(given.indexOf("--data") + 1));
    EmbeddedBroker broker = EmbeddedBroker.start(data.resolve("broker"));
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
    given.addAll(List.of("--kafka-brokers", broker.bootstrapServers()));
    Main.main(given.toArray(String[]::new));
  }
}
