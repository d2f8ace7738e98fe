package org.fingerpost.infra.faults;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.fingerpost.embedded.EmbeddedBroker;
import org.fingerpost.embedded.EmbeddedDatabase;
import org.fingerpost.infra.hub.HubSettings;
import org.fingerpost.infra.hub.HubSettings.DatabaseAddress;
import org.fingerpost.infra.hub.Linking;

/** A broker and a database that the test holds, and may stop under a hub that uses them. */
final class Engines implements AutoCloseable {
  private final Path folder;
  private EmbeddedBroker broker;
  private EmbeddedDatabase database;

  Engines(Path folder) {
    this.folder = folder;
    startBroker();
    startDatabase();
  }

  void startBroker() {
    broker = EmbeddedBroker.start(folder.resolve("broker"));
  }

  void stopBroker() {
    broker.close();
  }

  void startDatabase() {
    database = EmbeddedDatabase.start(folder.resolve("database"));
  }

  void stopDatabase() {
    database.close();
  }

  EmbeddedDatabase server() {
    return database;
  }

  Topics topics() {
    return new Topics(broker.bootstrapServers());
  }

  JointDatabaseView joint() {
    DatabaseAddress.on(database);
    return new JointDatabaseView(database.dataSource("fingerpost"));
  }

  /** For a hub in this process. */
  HubSettings settings(Path data) {
    return new HubSettings(
        data,
        HubSettings.LOOPBACK,
        0,
        Optional.empty(),
        Optional.of(broker.bootstrapServers()),
        Optional.of(DatabaseAddress.on(database)),
        Linking.KEYS,
        Optional.empty(),
        Optional.empty());
  }

  /** For a hub in a process of its own. */
  Map<String, String> environment() {
    DatabaseAddress address = DatabaseAddress.on(database);
    return Map.of(
        "FINGERPOST_KAFKA_BROKERS", broker.bootstrapServers(),
        "FINGERPOST_DATABASE_URL", address.url(),
        "FINGERPOST_DATABASE_USER", address.user(),
        "FINGERPOST_DATABASE_PASSWORD", address.password());
  }

  @Override
  public void close() {
    broker.close();
    database.close();
  }
}
