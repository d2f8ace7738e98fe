package org.fingerpost.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.fingerpost.schema.SignpostEntity;
import org.fingerpost.schema.Topics;

/** Notes when each change of a {@link ChangeSeries} came to a reader of the feed. */
final class FeedWatch implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Set<TopicPartition> FEED =
      Set.of(new TopicPartition(Topics.signpost(SignpostEntity.ORGANIZATIONS), 0));

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<String, Long> seen = new ConcurrentHashMap<>();
  private final Thread thread = new Thread(this::run, "feed-watch");

  FeedWatch(String brokers) {
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", brokers), bytes, bytes);
    consumer.assign(FEED);
    consumer.seekToEnd(FEED);
    FEED.forEach(consumer::position);
    thread.start();
  }

  private void run() {
    try (consumer) {
      while (true) {
        consumer.poll(Duration.ofSeconds(1)).forEach(record -> note(record, System.nanoTime()));
      }
    } catch (WakeupException e) {
      // Told to stop.
    }
  }

  private void note(ConsumerRecord<byte[], byte[]> record, long now) {
    if (record.value() != null) {
      Matcher name =
          Pattern.compile(ChangeSeries.NAME_FORM)
              .matcher(new String(record.value(), StandardCharsets.UTF_8));
      if (name.find()) {
        seen.putIfAbsent(name.group(), now);
      }
    }
  }

  /** When the record with that name came. */
  long await(String name) {
    Waiting.until(name + " in the feed", PATIENCE, () -> seen.containsKey(name));
    return Optional.ofNullable(seen.get(name)).orElseThrow();
  }

  @Override
  public void close() throws InterruptedException {
    consumer.wakeup();
    thread.join();
  }
}
