package org.fingerpost.route.refer;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.fingerpost.route.access.Access;
import org.fingerpost.route.flow.EventRecords;
import org.fingerpost.route.flow.HubServices;
import org.fingerpost.route.web.WebRoutes;
import org.fingerpost.schema.Json;
import org.fingerpost.schema.SourceKey;
import org.fingerpost.schema.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Referrals: the pages for advisers, the topics {@code referral.<member>}, delivery into members'
 * own systems with reminders, and deletion when the time is over.
 */
public final class ReferralRoutes extends WebRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(ReferralRoutes.class);

  private final HubServices hub;
  private final Access access;
  private final UnaryOperator<String> names;
  private final ReferralSettings settings;
  private final ReferralStore store;
  private final ReferralDelivery delivery;
  private final RelayTurn turn;

  /**
   * Runs wherever the pages are served.
   *
   * @param names what members are called
   */
  public ReferralRoutes(
      HubServices hub, Access access, UnaryOperator<String> names, ReferralSettings settings) {
    this.hub = hub;
    this.access = access;
    this.names = names;
    this.settings = settings;
    this.store = new ReferralStore(hub.database());
    this.turn = new RelayTurn(hub.database());
    this.delivery = new ReferralDelivery(settings, names, hub.clock());
  }

  @Override
  public void configure() {
    ReferralPages pages = new ReferralPages(store, access, names, settings.keys());
    ReferralForm form =
        new ReferralForm(new ReferableServices(hub.database()), store, access, names, settings);
    serveForm("referral-form", ReferralForm.PATH + "/{id}", form);
    serve("referrals", ReferralPages.PATH, pages::list);
    serveForm("referral", ReferralPages.PATH + "/{id}", pages::one);
    serveForm(
        "referral-answer",
        ReferralPages.PATH + "/{id}" + ReferralAnswer.SUFFIX,
        new ReferralAnswer(store, settings, hub.clock()));
    from("timer:referrals?period=10000").routeId("referrals-relay").process(tick -> relay());
  }

  /** One round. What cannot be done now is done in the next. */
  void relay() throws InterruptedException {
    try {
      turn.take(this::round);
    } catch (SQLException | RuntimeException e) {
      LOG.warn("Referrals wait: {}. It is tried again.", e.getClass().getSimpleName());
    }
  }

  private void round() throws SQLException, InterruptedException {
    send(store.unsent());
    for (Referral referral : store.toDeliver()) {
      deliver(referral);
    }
    forget(store.expired());
    store.forgetForms();
  }

  private void send(List<Referral> unsent) throws SQLException, InterruptedException {
    for (Referral referral : unsent) {
      write(present(referral));
      store.sent(referral);
    }
  }

  private void write(ProducerRecord<String, byte[]> record) throws InterruptedException {
    hub.topics().make(Map.of(record.topic(), 1));
    hub.durability().flush(hub.writer().writeAll(List.of(record)));
  }

  private void deliver(Referral referral) throws SQLException, InterruptedException {
    try {
      delivery.deliver(referral, settings.deliveryTo(referral.toMember()));
      store.delivered(referral);
    } catch (IOException | Seal.BrokenSealException e) {
      LOG.warn(
          "A referral could not be delivered to {} ({}); it is tried again later, and stands on its page.",
          referral.toMember(),
          e.getClass().getSimpleName());
      store.notDelivered(referral);
    }
  }

  private void forget(List<Referral> expired) throws SQLException, InterruptedException {
    for (Referral referral : expired) {
      write(gone(referral));
      store.forget(referral);
      store.audit(referral.id(), "the hub", referral.toMember(), "deleted");
    }
  }

  private static SourceKey source(Referral referral) {
    return new SourceKey(referral.fromMember(), "referrals", referral.id().toString());
  }

  private static ProducerRecord<String, byte[]> present(Referral referral) {
    UUID id = SourceKey.namedId("referral/%s/%d".formatted(referral.id(), referral.version()));
    return EventRecords.present(
        Topics.referrals(referral.toMember()),
        referral.id().toString(),
        source(referral),
        id,
        referral.statusAt(),
        Json.write(referral.message()));
  }

  private static ProducerRecord<String, byte[]> gone(Referral referral) {
    return EventRecords.gone(
        Topics.referrals(referral.toMember()),
        referral.id().toString(),
        source(referral),
        SourceKey.namedId("referral/%s/gone".formatted(referral.id())),
        referral.statusAt());
  }
}
