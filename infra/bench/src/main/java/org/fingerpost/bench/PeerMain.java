package org.fingerpost.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.fingerpost.embedded.EmbeddedBroker;
import org.fingerpost.embedded.EmbeddedDatabase;

/** Runs the peer in one process with its broker and its database, as the hub runs. */
public final class PeerMain {
  static final String READY = "PEER READY";
  static final String SINK_FILE = "sink-address";
  private static final String SINK_DATABASE = "sink";

  private PeerMain() {}

  /** Arguments: a folder, {@link Peer.Settings}, and the source's host, port, name and user. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Peer.Settings settings = Peer.Settings.valueOf(arguments[1]);
    DatabaseAddress source =
        new DatabaseAddress(
            arguments[2],
            Integer.parseInt(arguments[3]),
            arguments[4],
            arguments[5],
            System.getenv("BENCH_PASSWORD"));
    EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("postgres"));
    database.createDatabase(SINK_DATABASE);
    EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"));
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  broker.close();
                  database.close();
                }));
    DatabaseAddress sink =
        new DatabaseAddress(
            "127.0.0.1", database.port(), SINK_DATABASE, database.user(), database.password());
    makeTopic(broker.bootstrapServers());
    Files.writeString(
        folder.resolve(SINK_FILE), database.port() + " " + database.user() + " " + sink.password());
    System.out.println(READY);
    Peer.runConnect(folder, broker.bootstrapServers(), source, sink, settings);
  }

  private static void makeTopic(String brokers) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
      admin.createTopics(List.of(new NewTopic(Peer.TOPIC, 2, (short) 1))).all().get();
    }
  }
}
