package org.fingerpost.embedded;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Kafka broker (KRaft, one node) in this process. Its records persist in the data folder; a
 * second start, after a clean stop or a kill, goes on with them and listens on the same port.
 *
 * <p>It is alone: what it acknowledged is in the page cache of one machine. {@link #flush} puts it
 * on the disk, and has to be called before a position that rests on it is stored.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
  private static final long READY_SECONDS = 60;

  /** The same for everybody: a folder whose first preparation was cut short is just done again. */
  private static final Uuid CLUSTER = new Uuid(0x66696e676572L, 0x706f7374L);

  private final FolderLock lock;
  private final KafkaRaftServer server;
  private final int port;
  private final LogFlusher flusher;
  private boolean closed;

  private EmbeddedBroker(FolderLock lock, KafkaRaftServer server, int port, Path logs) {
    this.lock = lock;
    this.server = server;
    this.port = port;
    this.flusher = new LogFlusher(logs);
  }

  public static EmbeddedBroker start(Path folder) {
    return start(folder, BrokerSettings.defaults());
  }

  /** Starts the broker and returns once it answers. */
  public static EmbeddedBroker start(Path folder, BrokerSettings settings) {
    Path home = folder.toAbsolutePath();
    return FolderLock.holding(home, lock -> started(home, lock, settings));
  }

  private static EmbeddedBroker started(Path home, FolderLock lock, BrokerSettings settings) {
    Path logs = home.resolve("log");
    int port = new RememberedPort(home.resolve("port")).choose(settings.port());
    int controller = new RememberedPort(home.resolve("controller-port")).choose(0);
    Properties properties = settings.properties(logs, port, controller);
    format(logs);
    KafkaRaftServer server = run(properties, home);
    EmbeddedBroker broker = new EmbeddedBroker(lock, server, port, logs);
    broker.awaitReady();
    LOG.info("Broker listens on {}, its log is in {}", broker.bootstrapServers(), logs);
    return broker;
  }

  private static void format(Path logs) {
    try {
      Files.createDirectories(logs);
      formatter(logs).run();
    } catch (Exception e) {
      throw new EmbeddedException("The broker's folder " + logs + " cannot be prepared: " + e, e);
    }
  }

  private static Formatter formatter(Path logs) {
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8);
    return new Formatter()
        .setPrintStream(nowhere)
        .setClusterId(CLUSTER.toString())
        .setNodeId(1)
        .setControllerListenerName("CONTROLLER")
        .setMetadataLogDirectory(logs.toString())
        .addDirectory(logs.toString())
        .setIgnoreFormatted(true);
  }

  private static KafkaRaftServer run(Properties properties, Path home) {
    KafkaRaftServer server =
        new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
    try {
      server.startup();
      return server;
    } catch (RuntimeException e) {
      server.shutdown();
      throw new EmbeddedException("The embedded broker did not start on " + home + ": " + e, e);
    }
  }

  /** A broker knows its topics a moment before it serves them: ask until it does. */
  private void awaitReady() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
      admin.describeCluster().nodes().get(READY_SECONDS, TimeUnit.SECONDS);
      admin.listOffsets(everyPartition(admin)).all().get(READY_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      close();
      throw new EmbeddedException("Interrupted while the embedded broker started.", e);
    } catch (Exception e) {
      close();
      throw new EmbeddedException(
          "The embedded broker started but does not answer on " + bootstrapServers() + ".", e);
    }
  }

  private static Map<TopicPartition, OffsetSpec> everyPartition(Admin admin) throws Exception {
    Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
    Set<String> topics =
        admin
            .listTopics(new ListTopicsOptions().listInternal(true))
            .names()
            .get(READY_SECONDS, TimeUnit.SECONDS);
    admin
        .describeTopics(topics)
        .allTopicNames()
        .get(READY_SECONDS, TimeUnit.SECONDS)
        .forEach(
            (name, topic) ->
                topic
                    .partitions()
                    .forEach(
                        partition ->
                            partitions.put(
                                new TopicPartition(name, partition.partition()),
                                OffsetSpec.latest())));
    return partitions;
  }

  /** What clients are given as {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /**
   * Forces to the disk what has been written to these topics so far. Cheap when nothing was.
   *
   * <p>Safe from several threads; a call returns only when everything that stood in the log as the
   * call began is on the disk.
   */
  public void flush(Set<String> topics) {
    flusher.flush(topics);
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      server.shutdown();
      server.awaitShutdown();
    } finally {
      lock.close();
    }
  }
}
