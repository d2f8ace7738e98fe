package org.fingerpost.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * What the embedded broker is started with: one node that is broker and controller, on loopback
 * alone, with the buffers and threads of a small machine.
 *
 * @param port where clients connect; 0 for a free one, remembered in the data folder
 * @param overrides broker properties that win over those chosen here
 */
public record BrokerSettings(int port, Map<String, String> overrides) {

  public BrokerSettings {
    overrides = Map.copyOf(overrides);
  }

  public static BrokerSettings defaults() {
    return new BrokerSettings(0, Map.of());
  }

  public BrokerSettings withPort(int newPort) {
    return new BrokerSettings(newPort, overrides);
  }

  public BrokerSettings with(String property, String value) {
    Map<String, String> more = new HashMap<>(overrides);
    more.put(property, value);
    return new BrokerSettings(port, more);
  }

  Properties properties(Path logs, int clientPort, int controllerPort) {
    Properties all = new Properties();
    all.put("log.dirs", logs.toString());
    all.putAll(node(clientPort, controllerPort));
    all.putAll(SMALL);
    all.putAll(ALONE);
    all.putAll(overrides);
    return all;
  }

  private static Map<String, String> node(int clientPort, int controllerPort) {
    String clients = "CLIENTS://127.0.0.1:" + clientPort;
    return Map.of(
        "process.roles", "broker,controller",
        "node.id", "1",
        "controller.quorum.voters", "1@127.0.0.1:" + controllerPort,
        "listeners", clients + ",CONTROLLER://127.0.0.1:" + controllerPort,
        "advertised.listeners", clients,
        "controller.listener.names", "CONTROLLER",
        "inter.broker.listener.name", "CLIENTS",
        "listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT");
  }

  private static final Map<String, String> SMALL =
      Map.ofEntries(
          Map.entry("num.network.threads", "1"),
          Map.entry("num.io.threads", "3"),
          Map.entry("background.threads", "2"),
          Map.entry("num.recovery.threads.per.data.dir", "2"),
          Map.entry("num.replica.fetchers", "1"),
          Map.entry("group.coordinator.threads", "1"),
          Map.entry("share.coordinator.threads", "1"),
          Map.entry("queued.max.requests", "64"),
          Map.entry("log.cleaner.threads", "1"),
          Map.entry("log.cleaner.dedupe.buffer.size", "8388608"),
          Map.entry("log.cleaner.io.buffer.size", "262144"),
          // An index is laid out at its full size before it is used: keep that small.
          Map.entry("log.index.size.max.bytes", "1048576"),
          Map.entry("log.segment.bytes", "67108864"),
          // The producer-state and request metrics are read by nobody here.
          Map.entry("metric.reporters", ""));

  private static final Map<String, String> ALONE =
      Map.ofEntries(
          Map.entry("offsets.topic.num.partitions", "4"),
          Map.entry("offsets.topic.replication.factor", "1"),
          Map.entry("transaction.state.log.num.partitions", "4"),
          Map.entry("transaction.state.log.replication.factor", "1"),
          Map.entry("transaction.state.log.min.isr", "1"),
          Map.entry("share.coordinator.state.topic.num.partitions", "4"),
          Map.entry("share.coordinator.state.topic.replication.factor", "1"),
          Map.entry("share.coordinator.state.topic.min.isr", "1"),
          Map.entry("default.replication.factor", "1"),
          Map.entry("min.insync.replicas", "1"),
          Map.entry("auto.create.topics.enable", "false"),
          Map.entry("group.initial.rebalance.delay.ms", "0"),
          // After a kill it is let back in when its old session ends: be quick about that, yet not
          // so
          // quick that a slow disk shuts it out.
          Map.entry("broker.session.timeout.ms", "5000"),
          Map.entry("broker.heartbeat.interval.ms", "500"));
}
