package org.fingerpost.route.control.replay;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.fingerpost.schema.Origin;

/** A stage that can take up again what it refused. Safe for use by many threads. */
public interface ReplayStage {
  /** Its name, as it stands in refusals. */
  String name();

  /**
   * The topic in which a refused record stands.
   *
   * @param position as the refusal has it
   */
  String topicOf(StoredRefusal refusal, Origin position);

  /** What it makes of the record now. Writes nothing. */
  Again take(ConsumerRecord<String, byte[]> record);
}
