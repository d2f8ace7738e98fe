package org.fingerpost.route.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.fingerpost.embedded.EmbeddedBroker;

/** One real broker for all tests of a JVM; each test uses topics of its own. */
public final class TestBroker {
  private static EmbeddedBroker broker;

  private TestBroker() {}

  /** The settings with which to reach it, started at the first call. */
  public static synchronized FlowSettings settings() {
    if (broker == null) {
      broker = EmbeddedBroker.start(folder());
      Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
    }
    return FlowSettings.of(broker.bootstrapServers());
  }

  /** A folder for a broker of a test's own. */
  public static Path folder() {
    try {
      return Files.createTempDirectory("fingerpost-broker");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything in a topic, from its beginning. */
  public static List<ConsumerRecord<String, byte[]>> read(FlowSettings settings, String topic) {
    Map<String, Object> configuration =
        Map.of("bootstrap.servers", settings.brokers(), "enable.auto.commit", false);
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(configuration, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          IntStream.range(0, consumer.partitionsFor(topic).size())
              .mapToObj(number -> new TopicPartition(topic, number))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      return readToEnd(consumer, partitions);
    }
  }

  private static List<ConsumerRecord<String, byte[]>> readToEnd(
      KafkaConsumer<String, byte[]> consumer, List<TopicPartition> partitions) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    while (partitions.stream().anyMatch(part -> consumer.position(part) < ends.get(part))) {
      consumer.poll(Duration.ofMillis(100)).forEach(records::add);
    }
    return records;
  }

  /** The last value of each key, as a compacted topic keeps them; tombstones left out. */
  public static Map<String, byte[]> compacted(FlowSettings settings, String topic) {
    Map<String, byte[]> last = new java.util.LinkedHashMap<>();
    read(settings, topic).forEach(record -> last.put(record.key(), record.value()));
    return last.entrySet().stream()
        .filter(entry -> entry.getValue() != null)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
