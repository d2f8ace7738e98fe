package org.fingerpost.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** What the tests write to a broker and read back. */
final class Records {
  private Records() {}

  static void createTopic(String broker, String topic, int partitions) {
    createTopic(broker, topic, partitions, Map.of());
  }

  static void createTopic(String broker, String topic, int parts, Map<String, String> configs) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
      NewTopic wanted = new NewTopic(topic, Optional.of(parts), Optional.empty()).configs(configs);
      admin.createTopics(List.of(wanted)).all().get();
      Awaitility.await().until(() -> leaders(admin, topic) == parts);
    } catch (Exception e) {
      throw new AssertionError("topic " + topic, e);
    }
  }

  private static long leaders(Admin admin, String topic) throws Exception {
    return admin
        .describeTopics(List.of(topic))
        .allTopicNames()
        .get()
        .get(topic)
        .partitions()
        .stream()
        .filter(partition -> partition.leader() != null)
        .count();
  }

  /** Returns once every record is acknowledged. */
  static void write(String broker, String topic, int count) {
    try (KafkaProducer<String, String> producer = producer(broker)) {
      List<Future<?>> sent = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        sent.add(producer.send(new ProducerRecord<>(topic, "key " + i, "x".repeat(200))));
      }
      for (Future<?> one : sent) {
        one.get();
      }
    } catch (Exception e) {
      throw new AssertionError("writing to " + topic, e);
    }
  }

  private static KafkaProducer<String, String> producer(String broker) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", broker, "linger.ms", "0", "acks", "all"),
        new StringSerializer(),
        new StringSerializer());
  }

  /** How many records can be read, not what the end offsets promise. */
  static int count(String broker, String topic) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", broker, "auto.offset.reset", "earliest");
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> parts = partitions(consumer, topic);
      consumer.assign(parts);
      consumer.seekToBeginning(parts);
      return readToTheEnd(consumer, consumer.endOffsets(parts));
    }
  }

  private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(info -> new TopicPartition(topic, info.partition()))
        .toList();
  }

  private static int readToTheEnd(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
    int read = 0;
    while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      read += consumer.poll(Duration.ofMillis(200)).count();
    }
    return read;
  }
}
