package org.fingerpost.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.fingerpost.route.flow.Batch;
import org.fingerpost.route.flow.HubServices;
import org.fingerpost.route.flow.RewindingClientFactory;
import org.fingerpost.route.flow.RouteBoard;
import org.fingerpost.route.flow.TopicMaker;
import org.fingerpost.route.normalise.NormaliseStage;
import org.fingerpost.route.normalise.Normaliser;
import org.fingerpost.schema.RecordValidator;
import org.fingerpost.schema.Topics;

/** Poll, normalise, write, force, commit: what the stage would be without Camel. */
final class PlainNormaliser implements AutoCloseable {
  static final String GROUP = "bench-plain-normalise";

  private final HubServices hub;
  private final KafkaConsumer<String, byte[]> consumer;
  private final Thread thread = new Thread(this::run, GROUP);
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

  PlainNormaliser(HubServices hub) {
    this.hub = hub;
    this.consumer =
        new KafkaConsumer<>(
            settings(hub.settings().brokers()),
            new StringDeserializer(),
            new ByteArrayDeserializer());
  }

  /** Those of {@link RewindingClientFactory}. */
  private static Properties settings(String brokers) {
    Properties settings = new Properties();
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RewindingClientFactory.BATCH);
    settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
    settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 16 << 20);
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 << 20);
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
    settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_500);
    return settings;
  }

  void start() {
    thread.start();
  }

  private void run() {
    try (consumer) {
      consumer.subscribe(List.of(Topics.memberRecords(BenchMember.ID)));
      NormaliseStage stage = stage();
      while (!Thread.currentThread().isInterrupted()) {
        take(stage, consumer.poll(Duration.ofMillis(500)));
      }
    } catch (WakeupException e) {
      // Told to stop.
    } catch (RuntimeException e) {
      failure.set(e);
    }
  }

  private NormaliseStage stage() {
    RouteBoard.Line line = hub.board().line(GROUP, "", "", Duration.ofMinutes(1));
    Normaliser normaliser =
        new Normaliser(hub.members(), topic -> idOf(hub.topics(), topic), new RecordValidator());
    return new NormaliseStage(hub, normaliser, line);
  }

  private static String idOf(TopicMaker topics, String topic) {
    try {
      return topics.idOf(topic);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void take(NormaliseStage stage, ConsumerRecords<String, byte[]> records) {
    if (records.isEmpty()) {
      return;
    }
    List<ConsumerRecord<String, byte[]>> list = new ArrayList<>(records.count());
    records.forEach(list::add);
    Batch batch = new Batch(list);
    stage.handle(batch);
    Map<org.apache.kafka.common.TopicPartition, OffsetAndMetadata> next = new HashMap<>();
    batch.next().forEach((partition, offset) -> next.put(partition, new OffsetAndMetadata(offset)));
    consumer.commitSync(next);
  }

  @Override
  public void close() throws InterruptedException {
    consumer.wakeup();
    thread.join();
    if (failure.get() != null) {
      throw failure.get();
    }
  }
}
