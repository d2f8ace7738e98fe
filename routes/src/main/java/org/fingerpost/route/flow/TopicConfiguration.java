package org.fingerpost.route.flow;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** How every topic of a hub is set, and what one that stands already must be like. */
final class TopicConfiguration {
  private TopicConfiguration() {}

  static NewTopic newTopic(String name, int partitions, short replication) {
    Map<String, String> configuration = new LinkedHashMap<>();
    configuration.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
    configuration.put(TopicConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    // A consumer that was away for a holiday must still see every deletion.
    configuration.put(TopicConfig.DELETE_RETENTION_MS_CONFIG, millis(Duration.ofDays(40)));
    // What a member erased must leave the log within days, not when a segment happens to fill.
    configuration.put(TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, millis(Duration.ofDays(1)));
    // A first load is not cleaned while it is being written, which would read it all again.
    configuration.put(TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, millis(Duration.ofMinutes(10)));
    if (replication >= 3) {
      configuration.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "2");
    }
    return new NewTopic(name, partitions, replication).configs(configuration);
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }

  /** Refuses a topic that would lose what did not change for a while. */
  static void verifyCompacted(String topic, Config config) {
    String policy = config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
    if (!TopicConfig.CLEANUP_POLICY_COMPACT.equals(policy)) {
      throw new IllegalStateException(
          "Topic %s stood already with cleanup.policy=%s, which would lose records that did not change for a while. Set it to compact, or give the hub a cluster where no such topic stands."
              .formatted(topic, policy));
    }
  }
}
