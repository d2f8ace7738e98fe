package org.fingerpost.route.flow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RewindingConsumerTest {
  private final FlowSettings settings = TestBroker.settings();
  private final String topic = "test." + UUID.randomUUID();
  private final List<String> taken = new CopyOnWriteArrayList<>();
  private final RouteBoard board = new RouteBoard(Clock.systemUTC());
  private final TopicWriter writer = new TopicWriter(settings);
  private final List<DefaultCamelContext> contexts = new ArrayList<>();

  @BeforeEach
  void makeTopic() throws Exception {
    try (TopicMaker maker = new TopicMaker(settings)) {
      maker.make(Map.of(topic, 2));
    }
  }

  @AfterEach
  void close() {
    contexts.forEach(DefaultCamelContext::stop);
    writer.close();
  }

  @Test
  void a_batch_that_failed_is_read_again_whole_and_in_order() throws Exception {
    write(0, 100);
    AtomicInteger attempts = new AtomicInteger();
    run(
        RewindingClientFactory.withGroupPositions(),
        batch -> {
          if (attempts.incrementAndGet() <= 2) {
            throw new IllegalStateException("the database is away");
          }
          take(batch);
        });

    await().untilAsserted(() -> assertThat(taken).containsExactlyElementsOf(values(0, 100)));
    write(100, 110);
    await().untilAsserted(() -> assertThat(taken).containsExactlyElementsOf(values(0, 110)));
  }

  @Test
  void a_second_process_goes_on_where_the_first_stored_its_position() throws Exception {
    write(0, 50);
    run(RewindingClientFactory.withGroupPositions(), this::take);
    await().untilAsserted(() -> assertThat(taken).hasSize(50));
    contexts.forEach(DefaultCamelContext::stop);

    write(50, 60);
    run(RewindingClientFactory.withGroupPositions(), this::take);
    await().untilAsserted(() -> assertThat(taken).containsExactlyElementsOf(values(0, 60)));
  }

  @Test
  void what_was_handled_but_never_stored_is_read_again_whatever_camel_commits() throws Exception {
    write(0, 50);
    Map<TopicPartition, Long> nowhere = Map.of();
    run(RewindingClientFactory.withStoredPositions(partitions -> nowhere), this::take);
    await().untilAsserted(() -> assertThat(taken).hasSize(50));
    contexts.forEach(DefaultCamelContext::stop);

    run(RewindingClientFactory.withStoredPositions(partitions -> nowhere), this::take);
    await().untilAsserted(() -> assertThat(taken).hasSize(100));
  }

  @Test
  void reading_starts_at_the_stored_positions() throws Exception {
    write(0, 50);
    Map<TopicPartition, Long> stored = new ConcurrentHashMap<>();
    stored.put(new TopicPartition(topic, 0), 40L);
    run(RewindingClientFactory.withStoredPositions(partitions -> stored), this::take);
    await().untilAsserted(() -> assertThat(taken).containsExactlyElementsOf(values(40, 50)));
  }

  @Test
  void a_position_beyond_the_end_reads_the_topic_from_its_beginning() throws Exception {
    write(0, 50);
    Map<TopicPartition, Long> stored = Map.of(new TopicPartition(topic, 0), 4_000L);
    run(RewindingClientFactory.withStoredPositions(partitions -> stored), this::take);
    await().untilAsserted(() -> assertThat(taken).containsExactlyElementsOf(values(0, 50)));
  }

  @Test
  void nothing_is_read_until_the_positions_can_be_loaded() throws Exception {
    write(0, 50);
    AtomicInteger attempts = new AtomicInteger();
    Positions awayAtFirst =
        partitions -> {
          if (attempts.incrementAndGet() == 1) {
            throw new IllegalStateException("the database is away");
          }
          return Map.of(new TopicPartition(topic, 0), 45L);
        };
    run(RewindingClientFactory.withStoredPositions(awayAtFirst), this::take);
    await().untilAsserted(() -> assertThat(taken).containsExactlyElementsOf(values(45, 50)));
  }

  @Test
  void a_consumer_that_is_closed_on_an_interrupted_thread_leaves_its_group_at_once()
      throws Exception {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", settings.brokers());
    properties.put("group.id", topic);
    properties.put("key.deserializer", StringDeserializer.class.getName());
    properties.put("value.deserializer", ByteArrayDeserializer.class.getName());
    Consumer<?, ?> consumer = RewindingClientFactory.withGroupPositions().getConsumer(properties);
    consumer.subscribe(List.of(topic));
    await()
        .until(
            () -> {
              consumer.poll(Duration.ZERO);
              return !consumer.assignment().isEmpty();
            });

    Thread.currentThread().interrupt();
    consumer.close();

    assertThat(Thread.interrupted()).as("the thread is still told to end").isTrue();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", settings.brokers()))) {
      assertThat(admin.describeConsumerGroups(List.of(topic)).all().get().get(topic).members())
          .isEmpty();
    }
  }

  private void run(RewindingClientFactory clients, BatchHandler handler) throws Exception {
    DefaultCamelContext context = new DefaultCamelContext();
    contexts.add(context);
    context.addRoutes(
        new BatchRoutes() {
          @Override
          public void configure() {
            readBatches(
                topic,
                settings.brokers(),
                List.of(topic),
                clients,
                handler,
                board.line("test", "", "", Duration.ofMinutes(1)));
          }
        });
    context.start();
  }

  private void take(Batch batch) {
    batch.records().forEach(record -> taken.add(new String(record.value(), UTF_8)));
  }

  private void write(int from, int to) {
    writer.writeAll(
        values(from, to).stream()
            .map(value -> new ProducerRecord<>(topic, 0, "key", value.getBytes(UTF_8)))
            .toList());
  }

  private static List<String> values(int from, int to) {
    return IntStream.range(from, to).mapToObj(Integer::toString).toList();
  }
}
