package org.fingerpost.infra.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What stands in the topics of a broker, read without any group of its own. */
record Topics(String brokers) {
  private static final String GROUP = "fingerpost-normalise";

  /** Names, those of the broker itself too. */
  Set<String> names() {
    return admin(
        admin ->
            new TreeSet<>(
                admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get()));
  }

  /** Every record of a topic. */
  List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", brokers, "enable.auto.commit", false);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(part -> new TopicPartition(topic, part.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      while (partitions.stream().anyMatch(part -> consumer.position(part) < ends.get(part))) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
      return records;
    }
  }

  /** The last record under each key: what somebody who follows a compacted topic holds. */
  Map<String, ConsumerRecord<byte[], byte[]>> last(String topic) {
    Map<String, ConsumerRecord<byte[], byte[]>> last = new TreeMap<>();
    read(topic).forEach(record -> last.put(new String(record.key()), record));
    return last;
  }

  /** What stands under each key, without those that were retracted. */
  Map<String, String> standing(String topic) {
    Map<String, String> values = new TreeMap<>();
    last(topic)
        .forEach(
            (key, record) -> {
              if (record.value() != null) {
                values.put(key, new String(record.value()));
              }
            });
    return values;
  }

  /** Where topics whose names begin so end. */
  Map<TopicPartition, Long> ends(String prefix) {
    return admin(
        admin -> {
          Set<String> wanted =
              names().stream().filter(t -> t.startsWith(prefix)).collect(Collectors.toSet());
          Map<TopicPartition, OffsetSpec> asked = new LinkedHashMap<>();
          admin
              .describeTopics(wanted)
              .allTopicNames()
              .get()
              .forEach(
                  (name, topic) ->
                      topic
                          .partitions()
                          .forEach(
                              part ->
                                  asked.put(
                                      new TopicPartition(name, part.partition()),
                                      OffsetSpec.latest())));
          Map<TopicPartition, Long> ends = new LinkedHashMap<>();
          admin.listOffsets(asked).all().get().forEach((p, end) -> ends.put(p, end.offset()));
          return ends;
        });
  }

  /** How far the normalise stage has read. */
  Map<TopicPartition, Long> normalised() {
    return admin(
        admin -> {
          Map<TopicPartition, Long> positions = new LinkedHashMap<>();
          admin
              .listConsumerGroupOffsets(GROUP)
              .partitionsToOffsetAndMetadata()
              .get()
              .forEach((partition, at) -> positions.put(partition, at.offset()));
          return positions;
        });
  }

  /** Has the normalise stage read everything again. It must not run. */
  void forgetNormalised() {
    org.awaitility.Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .until(
            () ->
                admin(
                    admin -> {
                      admin.deleteConsumerGroups(List.of(GROUP)).all().get();
                      return true;
                    }));
  }

  /** Puts records into topics as they are, whatever they hold. */
  void write(List<ProducerRecord<byte[], byte[]>> records) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", brokers),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      records.forEach(producer::send);
    }
  }

  private <T> T admin(Asking<T> asking) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
      return asking.ask(admin);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @FunctionalInterface
  private interface Asking<T> {
    T ask(Admin admin) throws Exception;
  }
}
