package org.fingerpost.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One fresh peer that copies the source table. */
final class PeerRun implements AutoCloseable {
  /** Those of Kafka's own connect-standalone.sh. */
  private static final List<String> JVM =
      List.of(
          "-Xms256M",
          "-Xmx2G",
          "-XX:+UseG1GC",
          "-XX:MaxGCPauseMillis=20",
          "-XX:InitiatingHeapOccupancyPercent=35",
          "-XX:+ExplicitGCInvokesConcurrent",
          "-XX:MaxInlineLevel=15",
          "-Djava.awt.headless=true",
          "-Dlogback.configurationFile=bench/quiet.xml");

  private final ChildJvm child;
  private final Path folder;

  PeerRun(Path folder, DatabaseAddress source, Peer.Settings settings)
      throws IOException, InterruptedException {
    this.folder = Files.createDirectories(folder);
    child = started(folder, source, settings, PeerMain.class);
  }

  /** Starts a peer, with what {@link PeerArguments} reads, and waits until it is ready. */
  static ChildJvm started(Path folder, DatabaseAddress source, Enum<?> settings, Class<?> main)
      throws IOException, InterruptedException {
    ChildJvm child =
        new ChildJvm(
            folder.resolve("log"),
            JVM,
            Map.of("BENCH_PASSWORD", source.password()),
            main.getName(),
            folder.toString(),
            settings.name(),
            source.host(),
            Integer.toString(source.port()),
            source.name(),
            source.user());
    child.awaitText(PeerArguments.READY);
    return child;
  }

  /** Connect with the broker, and the sink's database. */
  ProcessTree tree() throws IOException {
    return new ProcessTree(child.pid(), ProcessTree.serverOf(folder.resolve("postgres")));
  }

  DatabaseAddress sink() throws IOException {
    String[] parts = Files.readString(folder.resolve(PeerMain.SINK_FILE)).split(" ");
    return new DatabaseAddress("127.0.0.1", Integer.parseInt(parts[0]), "sink", parts[1], parts[2]);
  }

  /** Waits until the copy holds that many rows. */
  void awaitRows(long rows, Duration patience) throws IOException {
    DatabaseAddress sink = sink();
    Waiting.untilCounted(
        rows + " rows in the peer's copy",
        patience,
        rows,
        () -> {
          child.requireAlive();
          return copied(sink);
        });
  }

  private static long copied(DatabaseAddress sink) throws SQLException {
    boolean made = sink.number("SELECT count(*) FROM pg_class WHERE relname = 'groups_copy'") > 0;
    return made ? sink.number("SELECT count(*) FROM groups_copy") : 0;
  }

  @Override
  public void close() {
    child.close();
  }
}
