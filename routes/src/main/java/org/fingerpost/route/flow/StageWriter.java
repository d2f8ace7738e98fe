package org.fingerpost.route.flow;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes batches of one stage. Safe for use by many threads.
 *
 * <p>Never fire and forget: a producer may lose a batch and say so only in the callback
 * (KAFKA-15591), so every callback is checked.
 */
public final class StageWriter implements AutoCloseable {
  private final KafkaProducer<String, byte[]> producer;

  StageWriter(FlowSettings settings) {
    this.producer =
        new KafkaProducer<>(
            configuration(settings), new StringSerializer(), new ByteArraySerializer());
  }

  private static Map<String, Object> configuration(FlowSettings settings) {
    int timeout = Math.toIntExact(settings.deliveryTimeout().toMillis());
    Map<String, Object> configuration = new HashMap<>();
    configuration.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.brokers());
    configuration.put(ProducerConfig.ACKS_CONFIG, "all");
    configuration.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    configuration.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    configuration.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
    // Requests fill while a page is being handed over; flush() then sends the rest at once.
    configuration.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    configuration.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeout);
    configuration.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.min(10_000, timeout / 2));
    configuration.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Math.min(10_000, timeout));
    configuration.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
    return configuration;
  }

  /**
   * Writes all, in order for each key, and waits for every acknowledgement.
   *
   * @return the topics that were written to
   * @throws TopicWriteException when any was not acknowledged: some of the others may have been, so
   *     the caller writes all of them again, from the same position
   */
  public Set<String> writeAll(Collection<ProducerRecord<String, byte[]>> records) {
    if (records.isEmpty()) {
      return Set.of();
    }
    Writing writing = begin();
    records.forEach(writing::add);
    return writing.finish();
  }

  /** Begins to write records that are still being made. */
  public Writing begin() {
    return new Writing();
  }

  /** Records on their way. For one thread. */
  public final class Writing {
    private final AtomicReference<TopicWriteException> failure = new AtomicReference<>();
    private final Set<String> topics = new TreeSet<>();

    private Writing() {}

    /** Has it sent soon; nothing more once one has failed, as {@link #finish} then says. */
    public void add(ProducerRecord<String, byte[]> record) {
      if (failure.get() != null) {
        return;
      }
      String topic = record.topic();
      topics.add(topic);
      producer.send(
          record,
          (metadata, problem) -> {
            if (problem != null) {
              failure.compareAndSet(null, failed(topic, problem));
            }
          });
    }

    /**
     * Waits for every acknowledgement.
     *
     * @return the topics that were written to
     * @throws TopicWriteException as {@link #writeAll} does
     */
    public Set<String> finish() {
      producer.flush();
      if (failure.get() != null) {
        throw failure.get();
      }
      return topics;
    }
  }

  private static TopicWriteException failed(String topic, Exception problem) {
    String sentence =
        "The broker did not acknowledge records for topic %s (%s). They are written again as soon as it answers; see that the broker runs and has room on its disk."
            .formatted(topic, problem.getClass().getSimpleName());
    return new TopicWriteException(topic, sentence, problem);
  }

  /** Waits a few seconds for what is under way. */
  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
