package org.fingerpost.route.resolve;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.fingerpost.route.control.CanaryTable;
import org.fingerpost.route.flow.Batch;
import org.fingerpost.route.flow.EventRecords;
import org.fingerpost.schema.Refusal;
import org.fingerpost.schema.Topics;

/**
 * A batch, read.
 *
 * @param own what the resolver itself refuses, because it cannot be read
 * @param refusals what the stages before refused
 * @param discarded ids of refusals that were taken out of the quarantine topic
 * @param canaries that came by among the records
 */
record HubBatch(
    Batch batch,
    List<Arrival> arrivals,
    List<Refusal> own,
    List<Refusal> refusals,
    List<String> discarded,
    List<CanaryTable.Arrived> canaries) {
  static HubBatch read(Batch batch, Clock clock) {
    int size = batch.records().size();
    HubBatch read =
        new HubBatch(
            batch,
            new ArrayList<>(size),
            new ArrayList<>(0),
            new ArrayList<>(0),
            new ArrayList<>(0),
            new ArrayList<>(0));
    batch.records().forEach(message -> read.add(message, clock));
    return read;
  }

  /** How many of its messages are about records. */
  int size() {
    return batch.records().size() - canaries.size();
  }

  private void add(ConsumerRecord<String, byte[]> message, Clock clock) {
    try {
      if (EventRecords.isCanary(message.headers())) {
        canaries.add(HubReader.canary(message));
      } else if (!message.topic().equals(Topics.QUARANTINE)) {
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
