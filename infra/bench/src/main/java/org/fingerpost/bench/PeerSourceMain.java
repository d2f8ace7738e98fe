package org.fingerpost.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
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

  static final String READY = "PEER READY";

  private PeerSourceMain() {}

  /** Arguments: a folder, {@link Settings}, and the source's host, port, name and user. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Settings settings = Settings.valueOf(arguments[1]);
    DatabaseAddress source =
        new DatabaseAddress(
            arguments[2],
            Integer.parseInt(arguments[3]),
            arguments[4],
            arguments[5],
            System.getenv("BENCH_PASSWORD"));
    EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"));
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
    makeTopic(broker.bootstrapServers());
    System.out.println(READY);
    runConnect(folder, broker.bootstrapServers(), source, settings);
  }

  private static void makeTopic(String brokers) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
      admin.createTopics(List.of(new NewTopic(Peer.TOPIC, 1, (short) 1))).all().get();
    }
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
