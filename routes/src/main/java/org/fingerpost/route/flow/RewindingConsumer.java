package org.fingerpost.route.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A consumer whose position is the stage's, never Camel's: it starts from stored positions, goes
 * back to them when a batch failed, and ignores every commit that Camel makes by itself.
 *
 * <p>Each poll that brought records is followed by one that brings none, at once: Camel's batching
 * consumer hands over what it holds when a poll comes back empty, so a batch never waits for a
 * second poll to time out. What a poll brought is given to Camel as one record whose value is the
 * {@link Batch}: an exchange a record costs as much as parsing it. RATIONALE.md tells the whole of
 * it.
 */
public final class RewindingConsumer extends ObedientConsumer {
  private static final Logger LOG = LoggerFactory.getLogger(RewindingConsumer.class);
  private static final Duration WAIT = Duration.ofMillis(500);
  private static final Duration CHECK_EVERY = Duration.ofSeconds(5);

  private final CommittedPositions committed = new CommittedPositions(this);
  private final StartingPoints startingPoints;
  private boolean placed;
  private boolean handOver;
  private Instant notBefore = Instant.MIN;
  private Instant nextCheck = Instant.MIN;
  private final Supplier<Optional<RouteBoard.Line>> line;
  private final Rereading rereading = new Rereading();

  RewindingConsumer(
      Properties properties, Supplier<Optional<RouteBoard.Line>> line, Positions positions) {
    super(properties);
    this.line = line;
    this.startingPoints = new StartingPoints(this, positions);
  }

  /** With positions in the broker, under the consumer's group. */
  RewindingConsumer(Properties properties, Supplier<Optional<RouteBoard.Line>> line) {
    super(properties);
    this.line = line;
    this.startingPoints = new StartingPoints(this, committed);
  }

  /**
   * Reads again from the stored positions, after the pause, whatever was read since. To be called
   * by the consumer's own thread, which is the one that runs the route.
   */
  public void requestRewind(Duration pause) {
    placed = false;
    notBefore = Instant.now().plus(pause);
  }

  /**
   * Has positions stored in the broker, under the consumer's group, and does not wait: until it has
   * them, an end of this process only means that the batch is read once more.
   */
  public void storeSoon(Map<TopicPartition, Long> positions) {
    committed.storeSoon(positions);
  }

  /**
   * Takes the stored position of a topic back to its beginning, soon, in the consumer's own thread.
   * Safe for use by many threads.
   *
   * @return whether any of the topic's partitions is this consumer's; another has them otherwise
   */
  CompletableFuture<Boolean> readAgain(String topic) {
    return rereading.ask(topic);
  }

  /** Waits as long as suits the stage: the time that Camel asks for is not looked at. */
  @Override
  public ConsumerRecords<Object, Object> poll(Duration ignored) {
    if (handOver) {
      handOver = false;
      return ConsumerRecords.empty();
    }
    if (rereading.takeBack(assignment(), committed)) {
      placed = false;
    }
    if (isPaused()) {
      return rest();
    }
    if (!placed && !assignment().isEmpty()) {
      place();
    }
    ConsumerRecords<Object, Object> records = super.poll(WAIT);
    // Partitions that were given to us within this poll were read from nobody's position: dropped,
    // and read again from ours.
    if (!placed) {
      return ConsumerRecords.empty();
    }
    handOver = !records.isEmpty();
    line.get().ifPresent(told -> told.waiting(waiting()));
    if (!handOver) {
      checkWhileIdle();
      return records;
    }
    return Batch.asOneRecord(records);
  }

  private long waiting() {
    return assignment().stream().mapToLong(partition -> currentLag(partition).orElse(0)).sum();
  }

  private boolean isPaused() {
    return line.get().map(RouteBoard.Line::isPaused).orElse(false);
  }

  /** Stays in its group, so that no other process is given what a person wants left alone. */
  private ConsumerRecords<Object, Object> rest() {
    pause(assignment());
    placed = false;
    super.poll(WAIT);
    return ConsumerRecords.empty();
  }

  /** An empty poll looks the same whether nothing came or the broker is away: ask it. */
  private void checkWhileIdle() {
    if (Instant.now().isBefore(nextCheck)) {
      return;
    }
    try {
      listTopics(CHECK_EVERY);
      line.get().ifPresent(RouteBoard.Line::working);
    } catch (TimeoutException e) {
      line.get().ifPresent(RewindingConsumer::brokerAway);
    }
    nextCheck = Instant.now().plus(CHECK_EVERY);
  }

  private static void brokerAway(RouteBoard.Line line) {
    line.failing(
        RouteBoard.State.FAILING_RETRIABLE,
        "The broker does not answer, so nothing is read from it. See that it runs; reading goes on by itself.");
  }

  private void place() {
    pause(assignment());
    if (Instant.now().isBefore(notBefore)) {
      return;
    }
    try {
      startingPoints.seek(assignment());
      resume(assignment());
      placed = true;
    } catch (WakeupException | InterruptException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.warn(
          "The positions of {} cannot be read, so nothing is read from them; trying again: {}",
          assignment(),
          e.toString());
      line.get().ifPresent(told -> notPlaced(told, e));
      notBefore = Instant.now().plusSeconds(1);
    }
  }

  private static void notPlaced(RouteBoard.Line line, RuntimeException problem) {
    if (problem instanceof KafkaException) {
      brokerAway(line);
    } else {
      line.failing(RouteBoard.State.FAILING_RETRIABLE, problem.getMessage());
    }
  }

  @Override
  public void subscribe(Collection<String> topics, ConsumerRebalanceListener listener) {
    super.subscribe(topics, placing(listener));
  }

  @Override
  public void subscribe(Pattern pattern, ConsumerRebalanceListener listener) {
    super.subscribe(pattern, placing(listener));
  }

  private ConsumerRebalanceListener placing(ConsumerRebalanceListener next) {
    return new BeforeAssigned(() -> placed = false, next);
  }
}
