package org.fingerpost.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * What a peer's process is told: a folder, how it is set, and the source's host, port, name and
 * user; the source's password comes from the environment.
 */
record PeerArguments(Path folder, String settings, DatabaseAddress source) {
  /** What a peer prints when it begins. */
  static final String READY = "PEER READY";

  static PeerArguments of(String[] arguments) {
    return new PeerArguments(
        Path.of(arguments[0]),
        arguments[1],
        new DatabaseAddress(
            arguments[2],
            Integer.parseInt(arguments[3]),
            arguments[4],
            arguments[5],
            System.getenv("BENCH_PASSWORD")));
  }

  /** Makes the topic that the peer brings the source's table into. */
  static void makeTopic(String brokers, int partitions) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
      admin.createTopics(List.of(new NewTopic(Peer.TOPIC, partitions, (short) 1))).all().get();
    }
  }
}
