package org.fingerpost.route.control.replay;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.fingerpost.schema.Origin;

/**
 * A stage that takes a message anew by reading it once more: it is sent again to the topic where it
 * stands. Refused again, it becomes a refusal of its own.
 */
public record SentAgain(String name) implements ReplayStage {
  @Override
  public String topicOf(StoredRefusal refusal, Origin position) {
    return position.topicId(); // such stages name the topic itself in their positions
  }

  @Override
  public Again take(ConsumerRecord<String, byte[]> record) {
    return new Again.Passed(
        List.of(
            new ProducerRecord<>(
                record.topic(),
                record.partition(),
                record.key(),
                record.value(),
                record.headers())));
  }
}
