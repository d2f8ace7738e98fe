package org.fingerpost.route.flow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.fingerpost.schema.Kind;
import org.fingerpost.schema.SignpostEntity;
import org.fingerpost.schema.Topics;

/**
 * Makes the topics before anybody writes to them, and knows their ids.
 *
 * <p>A producer that meets a topic whose partitions have no leader yet may lose a batch in silence
 * (KAFKA-15591), so {@link #make} returns only when every partition has one.
 */
public final class TopicMaker implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int HUB_PARTITIONS = 2;

  private final Admin admin;
  private final FlowSettings settings;
  private final Map<String, String> ids = new ConcurrentHashMap<>();

  /** Connects at the first use. */
  public TopicMaker(FlowSettings settings) {
    this.settings = settings;
    this.admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.brokers()));
  }

  /** Every topic of a hub with those members, and how many partitions each has. */
  public static Map<String, Integer> topicsOf(Collection<String> members) {
    Map<String, Integer> topics = new TreeMap<>();
    for (String member : members) {
      topics.put(Topics.memberRecords(member), 1);
      topics.put(Topics.memberConflicts(member), 1);
    }
    for (Kind kind : Kind.values()) {
      topics.put(Topics.hub(kind), HUB_PARTITIONS);
      topics.put(Topics.joint(kind), 1);
    }
    for (SignpostEntity entity : SignpostEntity.values()) {
      topics.put(Topics.signpost(entity), 1);
    }
    topics.put(Topics.QUARANTINE, 1);
    return topics;
  }

  /**
   * Makes those that are missing and waits until every partition has a leader.
   *
   * @throws IllegalStateException when a topic that stood before is not compacted, or leaders do
   *     not come
   */
  public void make(Map<String, Integer> partitionsByTopic) throws InterruptedException {
    short replication = replication();
    List<NewTopic> wanted = new ArrayList<>();
    partitionsByTopic.forEach(
        (name, count) -> wanted.add(TopicConfiguration.newTopic(name, count, replication)));
    for (KafkaFuture<Void> creation : admin.createTopics(wanted).values().values()) {
      unlessItExists(creation);
    }
    awaitLeaders(partitionsByTopic.keySet());
    verifyCompacted(partitionsByTopic.keySet());
  }

  private short replication() throws InterruptedException {
    if (settings.replication().isPresent()) {
      return (short) settings.replication().getAsInt();
    }
    return (short) Math.min(3, get(admin.describeCluster().nodes(), "list its nodes").size());
  }

  private static void unlessItExists(KafkaFuture<Void> creation) throws InterruptedException {
    try {
      get(creation, "make a topic");
    } catch (IllegalStateException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }

  private void awaitLeaders(Collection<String> topics) throws InterruptedException {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (!allHaveLeaders(topics)) {
      if (System.nanoTime() > giveUp) {
        throw new IllegalStateException(
            "The broker made the topics but some partitions still have no leader after %d s. See that every broker of the cluster runs."
                .formatted(PATIENCE.toSeconds()));
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private boolean allHaveLeaders(Collection<String> topics) throws InterruptedException {
    Optional<Map<String, TopicDescription>> described = describe(topics);
    described.ifPresent(
        all -> all.forEach((name, topic) -> ids.put(name, topic.topicId().toString())));
    return described.isPresent()
        && described.get().values().stream()
            .flatMap(topic -> topic.partitions().stream())
            .allMatch(partition -> partition.leader() != null && !partition.leader().isEmpty());
  }

  /** Empty while a broker does not know one of them yet. */
  private Optional<Map<String, TopicDescription>> describe(Collection<String> topics)
      throws InterruptedException {
    try {
      return Optional.of(get(admin.describeTopics(topics).allTopicNames(), "describe its topics"));
    } catch (IllegalStateException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private void verifyCompacted(Collection<String> topics) throws InterruptedException {
    List<ConfigResource> resources =
        topics.stream().map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
    Map<ConfigResource, Config> found =
        get(admin.describeConfigs(resources).all(), "describe its topics");
    found.forEach(
        (resource, config) -> TopicConfiguration.verifyCompacted(resource.name(), config));
  }

  /**
   * The broker's id of a topic. A topic deleted and made again has another.
   *
   * @throws IllegalStateException when there is no such topic, or the broker does not answer
   */
  public String idOf(String topic) throws InterruptedException {
    String known = ids.get(topic);
    if (known != null) {
      return known;
    }
    String id =
        describe(List.of(topic))
            .map(all -> all.get(topic).topicId().toString())
            .orElseThrow(() -> new IllegalStateException("There is no topic " + topic + "."));
    ids.put(topic, id);
    return id;
  }

  private static <T> T get(KafkaFuture<T> future, String action) throws InterruptedException {
    try {
      return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw cannot(action, e.getCause());
    } catch (TimeoutException e) {
      throw cannot(action, e);
    }
  }

  private static IllegalStateException cannot(String action, Throwable cause) {
    return new IllegalStateException(
        "The broker could not %s (%s). See that it runs and that the hub may administer it."
            .formatted(action, cause.getClass().getSimpleName()),
        cause);
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(2));
  }
}
