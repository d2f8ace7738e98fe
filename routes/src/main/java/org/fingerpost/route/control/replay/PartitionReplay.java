package org.fingerpost.route.control.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.fingerpost.route.control.Order;
import org.fingerpost.route.flow.HubServices;

/**
 * Refusals of one partition. They are settled in the transaction that locks them, after what passes
 * is safe in the next topic: killed in between, the replay is made again and writes the same
 * messages, which change nothing.
 */
final class PartitionReplay {
  private final HubServices hub;
  private final Map<String, ReplayStage> stages;
  private final Map<Long, StoredRefusal> refusals;
  private final TopicScan scan;

  /** Reads what stands at those offsets now. */
  PartitionReplay(
      HubServices hub,
      Map<String, ReplayStage> stages,
      TopicPartition partition,
      Map<Long, StoredRefusal> refusals) {
    this.hub = hub;
    this.stages = stages;
    this.refusals = refusals;
    this.scan = new TopicScan(hub.settings(), partition, new TreeSet<>(refusals.keySet()));
  }

  /** What would become of each; nothing is written. */
  Decisions decide() {
    return decide(refusals.values().stream().map(StoredRefusal::id).collect(Collectors.toSet()));
  }

  private Decisions decide(Set<String> open) {
    Decisions decisions = Decisions.none();
    new TreeSet<>(refusals.keySet())
        .forEach(
            offset -> {
              StoredRefusal refusal = refusals.get(offset);
              if (open.contains(refusal.id())) {
                decide(decisions, offset, refusal);
              }
            });
    return decisions;
  }

  private void decide(Decisions decisions, long offset, StoredRefusal refusal) {
    scan.ifNewest(offset)
        .ifPresentOrElse(
            record -> decisions.add(refusal.id(), offset, stages.get(refusal.stage()).take(record)),
            // Compaction removes a record only for a newer one of its key.
            () -> decisions.superseded().add(refusal.id()));
  }

  Decisions carryOut(Order order) throws SQLException {
    try (Connection connection = hub.database().getConnection()) {
      connection.setAutoCommit(false);
      try {
        OpenRefusals table = new OpenRefusals(connection);
        Decisions decisions = decide(table.lock(refusals.values()));
        send(decisions);
        table.passed(decisions.passed(), order);
        table.superseded(decisions.superseded());
        table.refused(decisions.refused());
        connection.commit();
        count(decisions);
        return decisions;
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  /**
   * Sends what passes. A newer version that came meanwhile was perhaps sent before ours, and the
   * next topic keeps the last of a key: so the newer one is sent again, until none came meanwhile.
   */
  private void send(Decisions decisions) {
    if (decisions.messages().isEmpty()) {
      return;
    }
    write(decisions.messages());
    Map<String, ConsumerRecord<String, byte[]>> newer = scan.newer(decisions.offsets());
    while (!newer.isEmpty()) {
      write(again(newer.values()));
      newer = scan.newer(decisions.offsets());
    }
  }

  private List<ProducerRecord<String, byte[]>> again(
      Collection<ConsumerRecord<String, byte[]>> records) {
    ReplayStage stage = stages.get(refusals.values().iterator().next().stage());
    return records.stream()
        .map(stage::take)
        .filter(Again.Passed.class::isInstance)
        .flatMap(passed -> ((Again.Passed) passed).messages().stream())
        .toList();
  }

  private void write(List<ProducerRecord<String, byte[]>> messages) {
    hub.durability().flush(hub.writer().writeAll(messages));
  }

  private void count(Decisions decisions) {
    String stage = refusals.values().iterator().next().stage();
    hub.metrics().replayed(stage, decisions.passed().size());
  }
}
