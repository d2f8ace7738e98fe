package org.fingerpost.route.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class TopicMakerTest {
  private final FlowSettings settings = TestBroker.settings();
  private final String topic = "test." + UUID.randomUUID();

  @Test
  void making_topics_twice_keeps_them_and_their_ids() throws Exception {
    try (TopicMaker first = new TopicMaker(settings);
        TopicMaker second = new TopicMaker(settings)) {
      first.make(Map.of(topic, 1));
      second.make(Map.of(topic, 1));
      assertThat(first.idOf(topic)).isEqualTo(second.idOf(topic));
    }
  }

  @Test
  void a_topic_that_forgets_old_records_is_not_used() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", settings.brokers()))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(topic, Optional.of(1), Optional.of((short) 1))
                      .configs(Map.of("cleanup.policy", "delete"))))
          .all()
          .get();
    }
    try (TopicMaker maker = new TopicMaker(settings)) {
      assertThatThrownBy(() -> maker.make(Map.of(topic, 1)))
          .hasMessageContaining(topic)
          .hasMessageContaining("cleanup.policy=delete");
    }
  }

  @Test
  void a_record_that_is_not_acknowledged_fails_the_whole_write() {
    try (TopicWriter writer =
        new TopicWriter(
            new FlowSettings(
                settings.brokers(), settings.replication(), java.time.Duration.ofSeconds(1)))) {
      assertThatThrownBy(
              () -> writer.writeAll(List.of(new ProducerRecord<>(topic, "key", new byte[1]))))
          .isInstanceOf(TopicWriteException.class)
          .hasMessageContaining(topic);
    }
  }
}
