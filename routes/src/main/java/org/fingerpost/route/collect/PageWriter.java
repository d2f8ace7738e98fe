package org.fingerpost.route.collect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.fingerpost.connector.Position;
import org.fingerpost.route.flow.HubServices;
import org.fingerpost.route.flow.Refusals;
import org.fingerpost.route.flow.RouteBoard;
import org.fingerpost.schema.Refusal;

/**
 * Makes pages safe: first in the topics, acknowledged and on disk, then in the ledger. Before that
 * the ledger is told which rows are being sent: after a kill in between they are looked at again.
 */
final class PageWriter {
  private final HubServices hub;
  private final RowLedger ledger;
  private final MemberTopic topic;
  private final RouteBoard.Line line;
  private final RefusedBefore refusedBefore = new RefusedBefore();

  PageWriter(HubServices hub, RowLedger ledger, MemberTopic topic, RouteBoard.Line line) {
    this.hub = hub;
    this.ledger = ledger;
    this.topic = topic;
    this.line = line;
  }

  /**
   * Carries out a plan.
   *
   * @param next where the position moves to, with the ledger; empty: it stays
   */
  void write(int datasetId, PagePlan plan, Optional<Position> next) {
    List<Refusal> refused = refusedBefore.newOnes(plan.refused());
    List<ProducerRecord<String, byte[]>> messages = new ArrayList<>(plan.messages());
    refused.forEach(refusal -> messages.add(Refusals.message(refusal)));
    List<String> keys = plan.sent();
    keys.addAll(plan.gone());
    Instant begun = hub.clock().instant();
    send(datasetId, keys, messages);
    hub.metrics().traces().refusedAll(refused, begun);
    ledger.write(datasetId, new LedgerEntry(plan.added(), plan.changed(), plan.gone()), next);
    refusedBefore.remember(refused);
    tell(plan, refused);
  }

  /** Sends deletions of rows that a complete listing lacks. */
  void remove(int datasetId, List<String> keys, String reason) {
    send(datasetId, keys, keys.stream().map(key -> topic.gone(key, reason)).toList());
    ledger.write(datasetId, LedgerEntry.gone(keys), Optional.empty());
    line.count("deleted", keys.size());
    line.sawChange();
    hub.metrics().out(MemberTopic.STAGE, keys.size());
  }

  private void send(
      int datasetId, List<String> keys, List<ProducerRecord<String, byte[]>> messages) {
    if (messages.isEmpty()) {
      return;
    }
    if (!keys.isEmpty()) {
      ledger.doubt(datasetId, keys);
    }
    Instant begun = hub.clock().instant();
    hub.durability().flush(hub.writer().of(MemberTopic.STAGE).writeAll(messages));
    hub.metrics().traces().sentAll(MemberTopic.STAGE, messages, begun);
  }

  private void tell(PagePlan plan, List<Refusal> refused) {
    hub.metrics().in(MemberTopic.STAGE, plan.rows().size());
    hub.metrics().out(MemberTopic.STAGE, plan.messages().size());
    refused.forEach(refusal -> hub.metrics().refused(MemberTopic.STAGE, refusal.reason(), 1));
    line.count("read", plan.rows().size());
    line.count("sent", plan.sent().size());
    line.count("deleted", plan.gone().size());
    line.count("refused", refused.size());
    if (!plan.messages().isEmpty()) {
      line.sawChange();
    }
  }
}
