package org.fingerpost.route.flow;

import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.camel.component.kafka.KafkaClientFactory;
import org.apache.camel.component.kafka.KafkaConfiguration;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.Producer;

/**
 * Gives camel-kafka a {@link RewindingConsumer}. One for each route: a route has one consumer, and
 * the newest that was made is the one that lives.
 */
public final class RewindingClientFactory implements KafkaClientFactory {
  /**
   * Records in a batch, at most: what a stage holds in memory at once. RATIONALE.md has the why.
   */
  public static final int BATCH = 500;

  private final Maker maker;
  private final boolean groupPositions;
  private volatile RewindingConsumer current;
  private volatile Optional<RouteBoard.Line> line = Optional.empty();

  private RewindingClientFactory(Maker maker, boolean groupPositions) {
    this.maker = maker;
    this.groupPositions = groupPositions;
  }

  /** For a stage that stores its positions itself, in one transaction with what it writes. */
  public static RewindingClientFactory withStoredPositions(Positions positions) {
    return new RewindingClientFactory(
        (properties, line) -> new RewindingConsumer(properties, line, positions), false);
  }

  /** For a stage whose positions stand in the broker, stored after each batch. */
  public static RewindingClientFactory withGroupPositions() {
    return new RewindingClientFactory(RewindingConsumer::new, true);
  }

  /** Where the consumers that are made from now on tell how they do while nothing comes. */
  void reportTo(RouteBoard.Line newLine) {
    line = Optional.of(newLine);
  }

  /**
   * Has a topic read again from its beginning, in order, by the consumer that lives now.
   *
   * @return whether that one has any of the topic's partitions
   */
  public CompletableFuture<Boolean> readAgain(String topic) {
    RewindingConsumer consumer = current;
    return consumer == null ? CompletableFuture.completedFuture(false) : consumer.readAgain(topic);
  }

  boolean hasGroupPositions() {
    return groupPositions;
  }

  /** The consumer that lives now. */
  Optional<RewindingConsumer> current() {
    return Optional.ofNullable(current);
  }

  @Override
  public Consumer<?, ?> getConsumer(Properties camels) {
    Properties properties = new Properties();
    properties.putAll(camels);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH);
    properties.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
    properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 16 << 20);
    properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 << 20);
    // A process that was killed keeps its partitions from the others no longer than this.
    properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
    properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_500);
    current = maker.make(properties, () -> line);
    return current;
  }

  /** Nobody sends through Camel: {@link TopicWriter} does. */
  @Override
  public Producer<?, ?> getProducer(Properties properties) {
    throw new UnsupportedOperationException("stages write through TopicWriter");
  }

  @Override
  public String getBrokers(KafkaConfiguration configuration) {
    return configuration.getBrokers();
  }

  @FunctionalInterface
  private interface Maker {
    RewindingConsumer make(Properties properties, Supplier<Optional<RouteBoard.Line>> line);
  }
}
