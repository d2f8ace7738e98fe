package org.fingerpost.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Notes when each change of a {@link ChangeSeries} came to a reader of a topic. */
final class TopicWatch implements Sightings, Watch, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<String, CompletableFuture<Long>> seen = new ConcurrentHashMap<>();
  private final Thread thread = new Thread(this::run, "topic-watch");

  /** From the topic's end on. */
  TopicWatch(String brokers, String topic) {
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", brokers), bytes, bytes);
    List<TopicPartition> partitions = Partitions.assign(consumer, topic);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
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
        sight(name.group()).complete(now);
      }
    }
  }

  private CompletableFuture<Long> sight(String name) {
    return seen.computeIfAbsent(name, unseen -> new CompletableFuture<>());
  }

  @Override
  public long await(int number, String name) throws Exception {
    return await(name);
  }

  @Override
  public long await(String name) {
    return sight(name).orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  @Override
  public void close() throws InterruptedException {
    consumer.wakeup();
    thread.join();
  }
}
