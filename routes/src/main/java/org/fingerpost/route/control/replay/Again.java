package org.fingerpost.route.control.replay;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What a stage says of a record that it refused, today. */
public sealed interface Again {
  /** It passes, as these messages. */
  record Passed(List<ProducerRecord<String, byte[]>> messages) implements Again {}

  /**
   * It is refused again.
   *
   * @param sentence what is wrong and what to do; quotes no value
   */
  record Refused(String reason, String sentence) implements Again {}
}
