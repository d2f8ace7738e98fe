package org.fingerpost.bench;

import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.connect.cli.ConnectStandalone;
import org.fingerpost.embedded.EmbeddedBroker;

/**
 * Kafka Connect with Debezium's PostgreSQL source alone, in one process with its broker: what one
 * would install instead to have a table's changes in a topic.
 */
public final class PeerSourceMain {
  /** How the source is set. */
  enum Settings {
    /** As installed. */
    INSTALLED,
    /** As installed, but that its queue is looked at each 10 ms, as the hub's own engine does. */
    POLL_10_MS,
    /** With every setting that was found to make its snapshot faster. */
    BEST
  }

  private PeerSourceMain() {}

  /** Takes what {@link PeerArguments} reads, with {@link Settings}. */
  public static void main(String[] arguments) throws Exception {
    PeerArguments told = PeerArguments.of(arguments);
    Path folder = told.folder();
    Settings settings = Settings.valueOf(told.settings());
    DatabaseAddress source = told.source();
    EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"));
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
    PeerArguments.makeTopic(broker.bootstrapServers(), 1);
    System.out.println(PeerArguments.READY);
    runConnect(folder, broker.bootstrapServers(), source, settings);
  }

  private static void runConnect(
      Path folder, String brokers, DatabaseAddress database, Settings settings) throws Exception {
    boolean best = settings == Settings.BEST;
    Map<String, String> source = Peer.source(database, best);
    if (settings == Settings.POLL_10_MS) {
      source.put("poll.interval.ms", "10");
    }
    Path worker = Peer.write(folder, "worker", Peer.worker(folder, brokers, best));
    Path reading = Peer.write(folder, "source", source);
    ConnectStandalone.main(new String[] {worker.toString(), reading.toString()});
  }
}
