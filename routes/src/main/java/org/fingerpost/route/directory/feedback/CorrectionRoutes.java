package org.fingerpost.route.directory.feedback;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.camel.builder.RouteBuilder;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.fingerpost.route.flow.EventRecords;
import org.fingerpost.route.flow.HubServices;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.SourceKey;
import org.fingerpost.schema.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends each member what visitors say is wrong in its records, and takes it back after 90 days.
 *
 * <p>A remark counts as sent when it is safe in the topic; a process that is killed in between
 * sends it again, with the same key and bytes. A member's topic is made with its first remark.
 */
public final class CorrectionRoutes extends RouteBuilder {
  private static final Logger LOG = LoggerFactory.getLogger(CorrectionRoutes.class);
  private static final String EVERY = "10000";

  private final HubServices hub;
  private final CorrectionStore store;

  /** Runs wherever the pages are served. */
  public CorrectionRoutes(HubServices hub) {
    this.hub = hub;
    this.store = new CorrectionStore(hub.database());
  }

  @Override
  public void configure() {
    from("timer:corrections?period=" + EVERY).routeId("corrections").process(tick -> relay());
  }

  /** One round. What cannot be sent now is sent in the next. */
  void relay() throws InterruptedException {
    try {
      List<Correction> unsent = store.unsent();
      if (!unsent.isEmpty()) {
        write(unsent, CorrectionRoutes::present);
        store.sent(unsent);
      }
      List<Correction> expired = store.expired();
      if (!expired.isEmpty()) {
        write(expired, CorrectionRoutes::gone);
        store.forget(expired);
      }
    } catch (SQLException | RuntimeException e) {
      LOG.warn(
          "What visitors said is wrong could not be passed on ({}); it is tried again.",
          e.getClass().getSimpleName());
    }
  }

  private interface Form {
    ProducerRecord<String, byte[]> of(Correction correction);
  }

  private void write(List<Correction> corrections, Form form) throws InterruptedException {
    Set<String> topics =
        corrections.stream().map(CorrectionRoutes::topic).collect(Collectors.toSet());
    hub.topics().make(topics.stream().collect(Collectors.toMap(topic -> topic, topic -> 1)));
    hub.durability().flush(hub.writer().writeAll(corrections.stream().map(form::of).toList()));
  }

  private static String topic(Correction correction) {
    return Topics.memberCorrections(correction.source().member());
  }

  private static ProducerRecord<String, byte[]> present(Correction said) {
    return EventRecords.present(
        topic(said),
        said.id().toString(),
        said.source(),
        said.id(),
        said.received(),
        Json.write(said.message()));
  }

  private static ProducerRecord<String, byte[]> gone(Correction said) {
    UUID id = SourceKey.namedId("correction/gone/" + said.id());
    return EventRecords.gone(topic(said), said.id().toString(), said.source(), id, said.received());
  }
}
