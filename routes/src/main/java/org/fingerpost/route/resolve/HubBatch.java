package org.fingerpost.route.resolve;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.fingerpost.route.flow.Batch;
import org.fingerpost.schema.Refusal;
import org.fingerpost.schema.Topics;

/**
 * A batch, read.
 *
 * @param own what the resolver itself refuses, because it cannot be read
 * @param refusals what the stages before refused
 * @param discarded ids of refusals that were taken out of the quarantine topic
 */
record HubBatch(
    Batch batch,
    List<Arrival> arrivals,
    List<Refusal> own,
    List<Refusal> refusals,
    List<String> discarded) {
  static HubBatch read(Batch batch, Clock clock) {
    int size = batch.records().size();
    HubBatch read =
        new HubBatch(
            batch,
            new ArrayList<>(size),
            new ArrayList<>(0),
            new ArrayList<>(0),
            new ArrayList<>(0));
    batch.records().forEach(message -> read.add(message, clock));
    return read;
  }

  private void add(ConsumerRecord<String, byte[]> message, Clock clock) {
    try {
      if (!message.topic().equals(Topics.QUARANTINE)) {
        arrivals.add(HubReader.read(message));
      } else if (message.value() == null) {
        discarded.add(message.key());
      } else {
        refusals.add(RefusalReader.read(message.value()));
      }
    } catch (RuntimeException e) {
      // Whatever one message does to its reader, its neighbours go on.
      own.add(HubReader.refusal(message, "malformed", sentence(e), clock.instant()));
    }
  }

  private static String sentence(RuntimeException problem) {
    String what =
        problem instanceof IllegalArgumentException && problem.getMessage() != null
            ? problem.getMessage()
            : problem.getClass().getSimpleName();
    return "The message cannot be read as a record of its topic: %s. Only the hub writes to this topic; see what else does."
        .formatted(what);
  }
}
