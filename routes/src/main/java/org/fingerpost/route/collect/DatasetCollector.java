package org.fingerpost.route.collect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.fingerpost.connector.Connector;
import org.fingerpost.connector.Page;
import org.fingerpost.connector.Position;
import org.fingerpost.connector.SourceException;
import org.fingerpost.connector.descriptor.DatasetDescriptor;
import org.fingerpost.connector.sharing.SharingFilter;
import org.fingerpost.route.flow.HubServices;
import org.fingerpost.route.flow.RouteBoard;

/**
 * Brings one dataset up to date: what changed since the last position and, when that is due, a
 * comparison with a complete listing. Used by one thread at a time.
 */
public final class DatasetCollector {
  private final HubServices hub;
  private final DatasetDescriptor dataset;
  private final String member;
  private final Connector connector;
  private final MemberTopic topic;
  private final SharingFilter sharing;
  private final UUID fingerprint;
  private final ContentHash hash;
  private final PositionStore positions;
  private final RowLedger ledger;
  private final PageWriter writer;
  private final DeleteBrake brake;
  private final BooleanSupplier stopping;

  /**
   * For one dataset of a member.
   *
   * @param stopping whether to give up, between two pages
   */
  public DatasetCollector(
      HubServices hub,
      String member,
      DatasetDescriptor dataset,
      Connector connector,
      RouteBoard.Line line,
      BooleanSupplier stopping) {
    this.hub = hub;
    this.member = member;
    this.dataset = dataset;
    this.connector = connector;
    this.stopping = stopping;
    this.topic = new MemberTopic(member, dataset.name(), hub.clock());
    this.sharing = new SharingFilter(dataset);
    this.fingerprint = ContentHash.fingerprint(dataset);
    this.hash = ContentHash.under(fingerprint);
    this.positions = new PositionStore(hub.database());
    this.ledger = new RowLedger(hub.database());
    this.writer = new PageWriter(hub, ledger, topic, line);
    this.brake = new DeleteBrake(new BrakeStore(hub.database()), dataset.brake(), hub.clock());
  }

  /**
   * Reads what is new, and compares when that is due.
   *
   * @return how the deletes stand: whether some wait for a person
   */
  public Outcome collect() throws SourceException, InterruptedException {
    StoredPosition stored = positions.open(member, dataset.name(), fingerprint);
    ledger.resolveDoubt(stored.datasetId(), stored.inDoubt());
    boolean neverRead = stored.position().isStart() && ledger.count(stored.datasetId()) == 0;
    connector.readChanges(dataset, stored.position(), page -> take(stored, page));
    if (neverRead) {
      // The ledger now holds what was just read: there is nothing that it could be missing.
      positions.compared(stored.datasetId(), hub.clock().instant());
    } else if (isDue(stored) || brake.isLifted(stored.datasetId())) {
      compare(stored.datasetId());
    }
    return brake.waiting(stored.datasetId());
  }

  private boolean isDue(StoredPosition stored) {
    Instant now = hub.clock().instant();
    return stored
        .comparedAt()
        .map(at -> !at.plus(dataset.schedule().fullCompare()).isAfter(now))
        .orElse(true);
  }

  private void take(StoredPosition stored, Page page) throws InterruptedException {
    write(stored.datasetId(), plan(page), Optional.of(page.next()));
  }

  private void compare(int datasetId) throws SourceException, InterruptedException {
    Instant begun = hub.clock().instant();
    Listing listing = new Listing();
    connector.readAll(dataset, page -> list(datasetId, listing, page));
    // Only here is the listing known to be whole: readAll returned.
    List<String> missing = listing.missing(ledger, datasetId);
    List<String> through = brake.letThrough(datasetId, missing, ledger.count(datasetId));
    removeInChunks(datasetId, through);
    brake.done(datasetId, missing, through);
    positions.compared(datasetId, begun);
  }

  private void list(int datasetId, Listing listing, Page page) throws InterruptedException {
    PagePlan plan = plan(page);
    listing.add(plan.rows().keySet());
    write(datasetId, plan, Optional.empty());
  }

  private void removeInChunks(int datasetId, List<String> keys) throws InterruptedException {
    for (int from = 0; from < keys.size(); from += 5_000) {
      giveUpWhenStopping();
      List<String> chunk = keys.subList(from, Math.min(from + 5_000, keys.size()));
      writer.remove(datasetId, chunk, "missing from a complete listing");
    }
  }

  private PagePlan plan(Page page) throws InterruptedException {
    giveUpWhenStopping();
    return new PagePlan(topic, sharing, hash, page.rows());
  }

  private void write(int datasetId, PagePlan plan, Optional<Position> next) {
    plan.decide(ledger.hashes(datasetId, plan.rows().keySet()));
    writer.write(datasetId, plan, next);
  }

  private void giveUpWhenStopping() throws InterruptedException {
    if (stopping.getAsBoolean()) {
      throw new InterruptedException("the hub is stopping");
    }
  }

  /**
   * How a round ended.
   *
   * @param held how many deletes wait for a person
   */
  public record Outcome(long held, long total) {}
}
