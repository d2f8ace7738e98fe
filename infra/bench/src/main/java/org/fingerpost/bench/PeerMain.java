package org.fingerpost.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import org.fingerpost.embedded.EmbeddedBroker;
import org.fingerpost.embedded.EmbeddedDatabase;

/** Runs the peer in one process with its broker and its database, as the hub runs. */
public final class PeerMain {
  static final String SINK_FILE = "sink-address";
  private static final String SINK_DATABASE = "sink";

  private PeerMain() {}

  /** Takes what {@link PeerArguments} reads, with {@link Peer.Settings}. */
  public static void main(String[] arguments) throws Exception {
    PeerArguments told = PeerArguments.of(arguments);
    Path folder = told.folder();
    Peer.Settings settings = Peer.Settings.valueOf(told.settings());
    DatabaseAddress source = told.source();
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
    PeerArguments.makeTopic(broker.bootstrapServers(), 2);
    Files.writeString(
        folder.resolve(SINK_FILE), database.port() + " " + database.user() + " " + sink.password());
    System.out.println(PeerArguments.READY);
    Peer.runConnect(folder, broker.bootstrapServers(), source, sink, settings);
  }
}
